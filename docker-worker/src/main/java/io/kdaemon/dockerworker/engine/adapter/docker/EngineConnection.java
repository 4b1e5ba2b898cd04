package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * How one engine is called.
 *
 * @param streams for what we watch ourselves
 * @param sessions for streams of users
 */
record EngineConnection(
        EngineFailures failures,
        BoundedCalls calls,
        DockerHttpClient streams,
        DockerHttpClient sessions,
        DockerClient client) {

    static EngineConnection to(String engineUri, EngineTransports transports, BoundedCalls calls) {
        EngineClientConfig config = new EngineClientConfig(URI.create(engineUri));
        return new EngineConnection(
                new EngineFailures(engineUri),
                calls,
                transports.streams().to(config.uri()),
                transports.sessions().to(config.uri()),
                DockerClientImpl.getInstance(config, transports.calls().to(config.uri())));
    }

    <T> T call(Duration limit, Callable<T> call) {
        return calls.call(failures, limit, call);
    }
}
