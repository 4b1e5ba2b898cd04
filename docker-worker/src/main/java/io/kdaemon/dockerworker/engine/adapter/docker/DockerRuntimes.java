package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerRuntimes;
import io.kdaemon.dockerworker.engine.StreamRuntimes;
import java.time.Clock;

/** All engines over the same connections, which are kept as long as they are used. */
public final class DockerRuntimes implements ContainerRuntimes, AutoCloseable {

    private final BoundedCalls calls = new BoundedCalls();
    private final EngineTransports transports;
    private final EngineSettings settings;
    private final Clock clock;

    public DockerRuntimes(EngineSettings settings, Clock clock) {
        this.transports = EngineTransports.open(settings.timeouts().connect(), settings.mostAnswerBytes());
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ContainerRuntime at(String engineUri) {
        return new DockerContainerRuntime(EngineConnection.to(engineUri, transports, calls), settings, clock);
    }

    public StreamRuntimes streams() {
        return engineUri -> new DockerContainerStreams(
                EngineConnection.to(engineUri, transports, calls),
                settings.timeouts().read());
    }

    /** Calls under way end as {@code STOPPING}. */
    @Override
    public void close() {
        calls.close();
        transports.close();
    }
}
