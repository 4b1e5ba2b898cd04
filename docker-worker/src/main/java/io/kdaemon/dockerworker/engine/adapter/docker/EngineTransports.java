package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import io.kdaemon.dockerworker.engine.adapter.docker.transport.EngineClient;
import io.kdaemon.dockerworker.engine.adapter.docker.transport.EngineSecurities;
import io.kdaemon.dockerworker.engine.adapter.docker.transport.EngineTransport;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.secret.SecretBox;
import java.net.URI;
import java.time.Duration;

/** Connections for quick calls, for our own streams and for those of users are apart, so that none can use up the others'. */
record EngineTransports(
        EngineTransport quick, EngineTransport lasting, EngineTransport users, EngineSecurities securities)
        implements AutoCloseable {

    private static final int CALLS_PER_ENGINE = 32;
    private static final int STREAMS_PER_ENGINE = 32;
    /** More than a docker-worker opens to one node. */
    private static final int SESSIONS_PER_ENGINE = 1024;

    static EngineTransports open(Duration connectTimeout, long mostBytes, SecretBox secrets) {
        return new EngineTransports(
                new EngineTransport(connectTimeout, CALLS_PER_ENGINE, mostBytes),
                new EngineTransport(connectTimeout, STREAMS_PER_ENGINE, Long.MAX_VALUE),
                new EngineTransport(connectTimeout, SESSIONS_PER_ENGINE, Long.MAX_VALUE),
                new EngineSecurities(secrets));
    }

    DockerHttpClient calls(NodeRef node) {
        return to(node, quick);
    }

    DockerHttpClient streams(NodeRef node) {
        return to(node, lasting);
    }

    EngineClient sessions(NodeRef node) {
        return to(node, users);
    }

    private EngineClient to(NodeRef node, EngineTransport transport) {
        URI engine = URI.create(node.engineUri());
        NodeRef.Tls tls = node.tls();
        return tls == null ? transport.to(engine) : transport.to(engine, tls, securities);
    }

    @Override
    public void close() {
        quick.close();
        lasting.close();
        users.close();
    }
}
