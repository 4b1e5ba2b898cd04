package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerRuntimes;
import io.kdaemon.dockerworker.engine.StreamRuntimes;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.secret.SecretBox;
import java.time.Clock;
import java.time.Duration;

/** All engines over the same connections, which are kept as long as they are used. */
public final class DockerRuntimes implements ContainerRuntimes, AutoCloseable {

    private final BoundedCalls calls = new BoundedCalls();
    private final EngineTransports transports;
    private final EngineSettings settings;
    private final Clock clock;

    public DockerRuntimes(EngineSettings settings, SecretBox secrets, Clock clock) {
        this.transports = EngineTransports.open(settings.timeouts().connect(), settings.mostAnswerBytes(), secrets);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ContainerRuntime at(NodeRef node) {
        return new DockerContainerRuntime(EngineConnection.to(node, transports, calls), settings, clock);
    }

    public StreamRuntimes streams() {
        return node -> {
            EngineConnection connection = EngineConnection.to(node, transports, calls);
            Duration limit = settings.timeouts().read();
            return new DockerContainerStreams(
                    connection, limit, new ForeignListing(connection, limit, node.advertisedHost(), clock));
        };
    }

    /** Calls under way end as {@code STOPPING}. */
    @Override
    public void close() {
        calls.close();
        transports.close();
    }
}
