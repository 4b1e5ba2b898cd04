package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to one engine: those for quick calls are apart from those for streams, so that neither can use up the other's. */
final class EngineConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineConnection.class);
    private static final int MAX_CALLS = 32;
    private static final int MAX_STREAMS = 32;

    private final EngineFailures failures;
    private final BoundedCalls calls;
    private final Clock clock;
    private final DockerHttpClient streams;
    private final DockerClient client;
    private final AtomicInteger active = new AtomicInteger();
    private volatile Instant lastUsed;

    EngineConnection(String engineUri, Duration connectTimeout, BoundedCalls calls, Clock clock) {
        this.failures = new EngineFailures(engineUri);
        this.calls = calls;
        this.clock = clock;
        this.lastUsed = clock.instant();
        EngineClientConfig config = new EngineClientConfig(URI.create(engineUri));
        this.streams = transport(config, connectTimeout, MAX_STREAMS);
        this.client = DockerClientImpl.getInstance(config, transport(config, connectTimeout, MAX_CALLS));
    }

    private static DockerHttpClient transport(EngineClientConfig config, Duration connectTimeout, int connections) {
        return new ApacheDockerHttpClient.Builder()
                .dockerHost(config.uri())
                .connectionTimeout(connectTimeout)
                .maxConnections(connections)
                .build();
    }

    DockerClient client() {
        return client;
    }

    DockerHttpClient streams() {
        return streams;
    }

    EngineFailures failures() {
        return failures;
    }

    BoundedCalls calls() {
        return calls;
    }

    <T> T call(Duration limit, Callable<T> call) {
        begin();
        try {
            return calls.call(failures, limit, call);
        } finally {
            end();
        }
    }

    void begin() {
        active.incrementAndGet();
        touch();
    }

    void end() {
        touch();
        active.decrementAndGet();
    }

    void touch() {
        lastUsed = clock.instant();
    }

    boolean isIdleSince(Instant limit) {
        return active.get() == 0 && lastUsed.isBefore(limit);
    }

    @Override
    public void close() {
        try {
            client.close();
            streams.close();
        } catch (IOException e) {
            LOG.debug("engine={} closing its connections failed", failures.engineUri(), e);
        }
    }
}
