package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerRuntimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the connections to each engine as long as they are used. */
public final class DockerRuntimes implements ContainerRuntimes, AutoCloseable {

    private static final Duration MAX_IDLE = Duration.ofMinutes(5);

    private final Map<String, EngineConnection> connections = new ConcurrentHashMap<>();
    private final BoundedCalls calls = new BoundedCalls();
    private final EngineSettings settings;
    private final Clock clock;

    public DockerRuntimes(EngineSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ContainerRuntime at(String engineUri) {
        if (!connections.containsKey(engineUri)) {
            closeIdle();
        }
        EngineConnection connection =
                connections.compute(engineUri, (uri, known) -> known == null ? open(uri) : used(known));
        return new DockerContainerRuntime(connection, settings, clock);
    }

    /** Nodes come and go: whenever one comes, those that went are let go of. */
    private void closeIdle() {
        Instant limit = clock.instant().minus(MAX_IDLE);
        connections
                .keySet()
                .forEach(uri -> connections.computeIfPresent(uri, (_, connection) -> {
                    if (connection.isIdleSince(limit)) {
                        connection.close();
                        return null;
                    }
                    return connection;
                }));
    }

    /** Calls under way end as {@code STOPPING}. */
    @Override
    public void close() {
        calls.close();
        connections.values().forEach(EngineConnection::close);
        connections.clear();
    }

    private EngineConnection open(String engineUri) {
        return new EngineConnection(engineUri, settings.timeouts().connect(), calls, clock);
    }

    private static EngineConnection used(EngineConnection connection) {
        connection.touch();
        return connection;
    }
}
