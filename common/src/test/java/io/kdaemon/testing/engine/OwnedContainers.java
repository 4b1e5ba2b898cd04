package io.kdaemon.testing.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a cluster has on the engines of several nodes, running or not, as the engines tell. */
public record OwnedContainers(DockerNodes nodes, String cluster) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Our number of each container, as often as an engine has it. */
    public List<Long> numbers() {
        return list("--all").map(Long::valueOf).toList();
    }

    public List<Long> running() {
        return list("--filter=status=running").map(Long::valueOf).toList();
    }

    /**
     * By force. A node whose engine hangs over it is booted again: old engines do so now and then, and no test is about that.
     *
     * @return whether any did
     */
    public boolean removeAll() {
        return removeAll(PATIENCE);
    }

    boolean removeAll(Duration patience) {
        List<DockerNode> hung =
                nodes.all().stream().filter(node -> !removesAll(node, patience)).toList();
        for (DockerNode node : hung) {
            node.powerOff();
            node.startEngine();
            if (!removesAll(node, PATIENCE)) {
                throw new IllegalStateException("Expected the engine on " + node.address() + " to work after its boot");
            }
        }
        return !hung.isEmpty();
    }

    private boolean removesAll(DockerNode node, Duration patience) {
        return node.finishes(patience, "ps")
                && node.docker("ps", "-aq", filter()).lines().allMatch(id -> node.finishes(patience, "rm", "-f", id));
    }

    private Stream<String> list(String restriction) {
        return nodes.all().stream()
                .flatMap(
                        node -> node.docker("ps", restriction, filter(), "--format", "{{.Label \"kdaemon.container\"}}")
                                .lines());
    }

    private String filter() {
        return "--filter=label=kdaemon.cluster=" + cluster;
    }
}
