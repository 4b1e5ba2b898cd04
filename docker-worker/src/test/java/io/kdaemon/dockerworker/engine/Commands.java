package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.RunOptions;
import io.kdaemon.testing.MutableClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commands that are valid as they are. */
public final class Commands {

    public static final String CLUSTER = "test";
    public static final NodeRef NODE = new NodeRef(7, "n7", "tcp://192.0.2.7:2375", "192.0.2.7");

    private Commands() {}

    public static ContainerRef target(long containerId) {
        return targetOn(NODE, containerId);
    }

    public static ContainerRef targetOn(NodeRef node, long containerId) {
        return new ContainerRef(CLUSTER, containerId, 1, node, 100 + containerId, 1);
    }

    public static LaunchContainer launch(ContainerRef target, String image, String... environment) {
        Map<String, String> variables = new HashMap<>();
        for (String pair : environment) {
            variables.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        LaunchContainer.Spec spec = new LaunchContainer.Spec(
                "web-" + target.containerId(), "web", image, List.of("8080/tcp"), variables, null, null, null, null);
        return new LaunchContainer(target, spec);
    }

    /** As the application's options say, with 16 MiB of memory. */
    public static LaunchContainer launch(ContainerRef target, String image, RunOptions options) {
        LaunchContainer.Spec spec = new LaunchContainer.Spec(
                "web-" + target.containerId(),
                "web",
                image,
                List.of("8080/tcp"),
                Map.of(),
                16L << 20,
                500L,
                options,
                null);
        return new LaunchContainer(target, spec);
    }

    /** Asked from outside whether it works, or checked in another way. */
    public static LaunchContainer launch(ContainerRef target, String image, HealthCheck check) {
        return launch(
                target, image, new RunOptions(null, null, null, null, null, null, null, check, null, null, null, null));
    }

    /** With its port 8080 on this one of the node. */
    public static LaunchContainer launchAt(int hostPort, ContainerRef target, String image) {
        LaunchContainer.Spec spec = new LaunchContainer.Spec(
                "web-" + target.containerId(),
                "web",
                image,
                List.of("8080/tcp"),
                Map.of(),
                null,
                null,
                null,
                Map.of("8080/tcp", hostPort));
        return new LaunchContainer(target, spec);
    }

    public static Envelope envelope(MessageBody body) {
        return envelope(body, MutableClock.NOW);
    }

    public static Envelope envelope(MessageBody body, Instant sentAt) {
        return new Envelope("command-1", "request-1", null, sentAt, body);
    }
}
