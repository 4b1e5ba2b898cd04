package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.adapter.docker.transport.EngineTransport;
import java.time.Duration;

/** Connections for quick calls are apart from those for streams, so that neither can use up the other's. */
record EngineTransports(EngineTransport calls, EngineTransport streams) implements AutoCloseable {

    private static final int CALLS_PER_ENGINE = 32;
    private static final int STREAMS_PER_ENGINE = 32;

    static EngineTransports open(Duration connectTimeout, long mostBytes) {
        return new EngineTransports(
                new EngineTransport(connectTimeout, CALLS_PER_ENGINE, mostBytes),
                new EngineTransport(connectTimeout, STREAMS_PER_ENGINE, Long.MAX_VALUE));
    }

    @Override
    public void close() {
        calls.close();
        streams.close();
    }
}
