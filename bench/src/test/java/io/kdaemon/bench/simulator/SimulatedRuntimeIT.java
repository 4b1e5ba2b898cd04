package io.kdaemon.bench.simulator;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerRuntimeContract;
import io.kdaemon.dockerworker.engine.adapter.docker.DockerRuntimes;
import io.kdaemon.dockerworker.engine.adapter.docker.RuntimeSettings;
import io.kdaemon.secret.SecretBox;
import java.time.Clock;
import org.junit.jupiter.api.AutoClose;

/** What real engines do, the simulator does too. */
class SimulatedRuntimeIT extends ContainerRuntimeContract {

    @AutoClose
    private static final NodeSimulator SIMULATOR = TestSimulator.start(1);

    @AutoClose
    private static final DockerRuntimes RUNTIMES =
            new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC());

    @Override
    protected ContainerRuntime engine() {
        return RUNTIMES.at(TestSimulator.ref(SIMULATOR, 0));
    }

    @Override
    protected String image() {
        return "simulated/web:1";
    }

    @Override
    protected String imageInRegistry() {
        return "simulated.registry/web:1";
    }

    @Override
    protected String imageNowhere() {
        return "simulated.registry/web:none";
    }

    @Override
    protected String crashing() {
        return "SIMULATED_EXIT=3";
    }
}
