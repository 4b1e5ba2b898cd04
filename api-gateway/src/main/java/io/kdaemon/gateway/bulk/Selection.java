package io.kdaemon.gateway.bulk;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.gateway.node.NodeDirectory;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the containers that a selector means. */
public final class Selection {

    private static final int CHUNK = 1000;

    private final ContainerRepository containers;
    private final ApplicationDirectory applications;
    private final NodeDirectory nodes;

    public Selection(ContainerRepository containers, ApplicationDirectory applications, NodeDirectory nodes) {
        this.containers = containers;
        this.applications = applications;
        this.nodes = nodes;
    }

    /** In order of id, removed ones never. Refuses the request when it names an application or a node that is not there. */
    public List<ContainerInstance> of(Selector selector, int limit) {
        NodeId node = node(selector);
        ApplicationId application = application(selector);
        return candidates(selector, node, application)
                .filter(container ->
                        node == null || container.nodeId().filter(node::equals).isPresent())
                .filter(container -> application == null
                        || container.identity().applicationId().equals(application))
                .filter(container -> container.observed() != ObservedState.REMOVED)
                .filter(container ->
                        selector.statuses().isEmpty() || selector.statuses().contains(container.observed()))
                .filter(labelled(selector))
                .limit(limit)
                .toList();
    }

    private Stream<ContainerInstance> candidates(
            Selector selector, @Nullable NodeId node, @Nullable ApplicationId application) {
        if (!selector.ids().isEmpty()) {
            return containers.findAll(selector.ids()).stream();
        }
        return Stream.iterate(
                        page(selector, node, application, 0),
                        page -> !page.isEmpty(),
                        page -> page(
                                selector, node, application, page.getLast().id().value()))
                .flatMap(List::stream);
    }

    private List<ContainerInstance> page(
            Selector selector, @Nullable NodeId node, @Nullable ApplicationId application, long after) {
        return containers.list(new ContainerQuery(null, selector.statuses(), node, application, after, CHUNK));
    }

    private @Nullable NodeId node(Selector selector) {
        return Optional.ofNullable(selector.node())
                .map(reference ->
                        nodes.find(reference).map(Node::id).orElseThrow(() -> unknown("node", reference.text())))
                .orElse(null);
    }

    private @Nullable ApplicationId application(Selector selector) {
        return Optional.ofNullable(selector.application())
                .map(reference -> applications
                        .find(reference)
                        .map(Application::id)
                        .orElseThrow(() -> unknown("application", reference.text())))
                .orElse(null);
    }

    private Predicate<ContainerInstance> labelled(Selector selector) {
        Map.Entry<String, String> label = selector.label();
        if (label == null) {
            return _ -> true;
        }
        Map<ApplicationId, Boolean> known = new HashMap<>();
        return container -> known.computeIfAbsent(container.identity().applicationId(), id -> isLabelled(id, label));
    }

    private boolean isLabelled(ApplicationId id, Map.Entry<String, String> label) {
        return applications
                .find(new Reference(id.toString()))
                .filter(application -> label.getValue()
                        .equals(application.run().options().labels().get(label.getKey())))
                .isPresent();
    }

    private static RequestRefusedException unknown(String what, String reference) {
        return RequestRefusedException.unknown("selector." + what, what, reference);
    }
}
