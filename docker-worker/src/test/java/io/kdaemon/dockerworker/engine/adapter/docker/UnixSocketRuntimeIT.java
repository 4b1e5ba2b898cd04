package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.RealNode;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import org.junit.jupiter.api.AutoClose;

/** Over the engine's socket file. */
class UnixSocketRuntimeIT extends RealEngineContract {

    @AutoClose
    private static final RealEngine REAL = RealEngine.start();

    @Override
    protected RealEngine real() {
        return REAL;
    }

    @Override
    protected ContainerRuntime engine() {
        return REAL.runtimes().at(RealNode.overSocket(REAL.node()).ref());
    }
}
