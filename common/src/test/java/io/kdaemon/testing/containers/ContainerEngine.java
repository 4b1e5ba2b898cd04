package io.kdaemon.testing.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;

/**
 * The Docker Engine that runs the containers of tests. Each container carries the name of the JVM it belongs to: what a killed JVM has left is
 * removed by the next one.
 */
public final class ContainerEngine {

    private static final Logger log = LoggerFactory.getLogger(ContainerEngine.class);
    private static final String SWITCH = "kdaemon.test.containers";

    private static boolean cleaned;
    private static boolean warned;

    private ContainerEngine() {}

    /** Whether the tests were told to do without, of which the first to ask is reminded loudly. */
    public static synchronized boolean isSwitchedOff() {
        boolean off = "off".equals(System.getProperty(SWITCH));
        if (off && !warned) {
            warned = true;
            System.err.printf("%n*** %s=off: NOTHING IS PROVEN ON MYSQL AND RABBITMQ 4 ***%n%n", SWITCH);
        }
        return off;
    }

    static synchronized DockerClient client() {
        if (isSwitchedOff()) {
            throw new IllegalStateException("Expected no container to be asked for, as " + SWITCH + " is off");
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "Expected a Docker Engine for MySQL and RabbitMQ, but none answers. As root './kdaemon test' starts one; -D%s=off leaves out what needs it"
                            .formatted(SWITCH));
        }
        DockerClient client = DockerClientFactory.lazyClient();
        if (!cleaned) {
            cleaned = true;
            removeAbandoned(client);
        }
        return client;
    }

    static void start(GenericContainer<?> container) {
        client();
        container.withLabel(ContainerOwner.LABEL, ContainerOwner.current().label());
        try {
            container.start();
        } catch (ContainerFetchException e) {
            throw new IllegalStateException(
                    "Expected the image %1$s on the engine or in a registry: 'deploy/standins.sh %1$s' builds it here"
                            .formatted(container.getDockerImageName()),
                    e);
        }
    }

    private static void removeAbandoned(DockerClient client) {
        client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(ContainerOwner.LABEL)).exec().stream()
                .filter(container -> ownerOf(container).isGone(Clock.systemUTC().instant()))
                .forEach(container -> remove(client, container));
    }

    private static ContainerOwner ownerOf(Container container) {
        Map<String, String> labels = container.getLabels();
        return ContainerOwner.parse(labels.get(ContainerOwner.LABEL));
    }

    private static void remove(DockerClient client, Container container) {
        log.info("removing {}, whose test run was killed", String.join(" ", container.getNames()));
        try {
            client.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException _) {
            // A suite beside this one was quicker.
        }
    }
}
