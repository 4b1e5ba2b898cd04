package io.kdaemon.standalone.e2e;

import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.WebImage;
import java.util.List;
import java.util.stream.Stream;

/** Containers that are started on a node with docker alone. */
record ByHand(DockerNode node) {

    /** @return the engine's id */
    String run(String name, String... options) {
        String[] arguments = Stream.of(
                        Stream.of("run", "-d", "--name", name), Stream.of(options), Stream.of(WebImage.NAME))
                .flatMap(one -> one)
                .toArray(String[]::new);
        return node.docker(arguments).strip();
    }

    String startedAt(String engineId) {
        return node.docker("inspect", "-f", "{{.State.StartedAt}}", engineId).strip();
    }

    String state(String engineId) {
        return node.docker("inspect", "-f", "{{.State.Status}}", engineId).strip();
    }

    /** Of all that the node has. */
    List<String> engineIds() {
        return node.docker("ps", "-aq", "--no-trunc").lines().toList();
    }
}
