package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.adapter.docker.transport.EngineTransport;
import java.time.Duration;

/** Connections for quick calls, for our own streams and for those of users are apart, so that none can use up the others'. */
record EngineTransports(EngineTransport calls, EngineTransport streams, EngineTransport sessions)
        implements AutoCloseable {

    private static final int CALLS_PER_ENGINE = 32;
    private static final int STREAMS_PER_ENGINE = 32;
    /** More than a docker-worker opens to one node. */
    private static final int SESSIONS_PER_ENGINE = 1024;

    static EngineTransports open(Duration connectTimeout, long mostBytes) {
        return new EngineTransports(
                new EngineTransport(connectTimeout, CALLS_PER_ENGINE, mostBytes),
                new EngineTransport(connectTimeout, STREAMS_PER_ENGINE, Long.MAX_VALUE),
                new EngineTransport(connectTimeout, SESSIONS_PER_ENGINE, Long.MAX_VALUE));
    }

    @Override
    public void close() {
        calls.close();
        streams.close();
        sessions.close();
    }
}
