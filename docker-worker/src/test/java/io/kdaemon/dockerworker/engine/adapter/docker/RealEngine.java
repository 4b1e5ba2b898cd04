package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.secret.SecretBox;
import io.kdaemon.testing.engine.DockerEngine;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.registry.RegistryServer;
import java.time.Clock;

/** One real engine with images and a registry to pull from. */
record RealEngine(DockerNodes nodes, RegistryServer registry, DockerRuntimes runtimes, String pullable)
        implements AutoCloseable {

    static RealEngine start() {
        return start(DockerEngine.INSTALLED);
    }

    static RealEngine start(DockerEngine engine) {
        DockerNodes nodes = DockerNodes.start(1, engine);
        RegistryServer registry = RegistryServer.start(nodes.hostAddress());
        WebImage.loadInto(nodes);
        return new RealEngine(
                nodes,
                registry,
                new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC()),
                WebImage.push(nodes.node(0), registry.name()));
    }

    DockerNode node() {
        return nodes.node(0);
    }

    @Override
    public void close() {
        runtimes.close();
        registry.close();
        nodes.close();
    }
}
