package io.kdaemon.testing.engine;

import java.util.List;
import java.util.stream.Stream;

/** What a cluster has on the engines of several nodes, running or not, as the engines tell. */
public record OwnedContainers(DockerNodes nodes, String cluster) {

    /** Our number of each container, as often as an engine has it. */
    public List<Long> numbers() {
        return list("--all").map(Long::valueOf).toList();
    }

    public List<Long> running() {
        return list("--filter=status=running").map(Long::valueOf).toList();
    }

    public void removeAll() {
        nodes.all()
                .forEach(node -> node.docker("ps", "-aq", filter()).lines().forEach(id -> node.docker("rm", "-f", id)));
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
