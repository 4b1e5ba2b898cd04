package io.kdaemon.gateway.stream;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.container.ContainerDirectory;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds containers that a stream can be opened to. */
public final class StreamSubjects {

    private static final Set<ObservedState> UP = EnumSet.of(ObservedState.RUNNING, ObservedState.UNHEALTHY);

    private final ContainerDirectory containers;
    private final NodeRepository nodes;

    public StreamSubjects(ContainerDirectory containers, NodeRepository nodes) {
        this.containers = containers;
        this.nodes = nodes;
    }

    /** One that its node has, running or not. */
    StreamSubject present(Reference reference) {
        ContainerInstance container = containers.get(reference);
        String engineId = container.assignment().engineContainerId();
        Optional<Node> node = container.nodeId().flatMap(nodes::find);
        if (engineId == null || node.isEmpty() || container.observed() == ObservedState.REMOVED) {
            throw conflict(container, "one that is on a node");
        }
        return new StreamSubject(container, node.get(), engineId);
    }

    StreamSubject running(Reference reference) {
        StreamSubject subject = present(reference);
        ContainerInstance container = Objects.requireNonNull(subject.container());
        if (!UP.contains(container.observed())) {
            throw conflict(container, "one that runs");
        }
        return subject;
    }

    private static RequestRefusedException conflict(ContainerInstance container, String expected) {
        return RequestRefusedException.conflict("Container '%s' is %s, expected %s"
                .formatted(container.identity().name(), container.observed(), expected));
    }
}
