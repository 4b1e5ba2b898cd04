package io.kdaemon.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The floor: create and start, nothing else, by the same client library on the same engine. */
final class RawLauncher implements Launcher {

    private static final int CONNECTIONS = 32;

    private final DockerClient docker;
    private final String image;
    private final int port;
    private final Queue<String> launched = new ConcurrentLinkedQueue<>();

    RawLauncher(String engineUri, String image, int port) {
        this.docker = DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(engineUri)
                        .build(),
                new ApacheDockerHttpClient.Builder()
                        .dockerHost(URI.create(engineUri))
                        .maxConnections(CONNECTIONS)
                        .build());
        this.image = image;
        this.port = port;
    }

    @Override
    public void launch(String name) {
        ExposedPort exposed = ExposedPort.tcp(port);
        String id = docker.createContainerCmd(image)
                .withName(name)
                .withExposedPorts(exposed)
                .withHostConfig(
                        HostConfig.newHostConfig().withPortBindings(new PortBinding(Ports.Binding.empty(), exposed)))
                .exec()
                .getId();
        launched.add(id);
        docker.startContainerCmd(id).exec();
    }

    @Override
    public void removeAll() {
        for (String id = launched.poll(); id != null; id = launched.poll()) {
            docker.removeContainerCmd(id).withForce(true).exec();
        }
    }
}
