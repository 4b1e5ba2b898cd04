package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import io.kdaemon.dockerworker.engine.adapter.docker.transport.EngineClient;
import io.kdaemon.messaging.contract.NodeRef;
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
        EngineClient sessions,
        DockerClient client) {

    static EngineConnection to(NodeRef node, EngineTransports transports, BoundedCalls calls) {
        EngineClientConfig config = new EngineClientConfig(URI.create(node.engineUri()));
        return new EngineConnection(
                new EngineFailures(node.engineUri()),
                calls,
                transports.streams(node),
                transports.sessions(node),
                DockerClientImpl.getInstance(config, transports.calls(node)));
    }

    <T> T call(Duration limit, Callable<T> call) {
        return calls.call(failures, limit, call);
    }
}
