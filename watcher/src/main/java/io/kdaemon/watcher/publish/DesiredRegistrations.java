package io.kdaemon.watcher.publish;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the catalog shall hold: every endpoint of every container that runs and shall run. Of one that is updated, those of the generation that
 * users are to be sent to.
 */
class DesiredRegistrations {

    private final ContainerRepository containers;
    private final ApplicationRepository applications;
    private final NodeRepository nodes;
    private final ServiceNaming naming;

    DesiredRegistrations(
            ContainerRepository containers,
            ApplicationRepository applications,
            NodeRepository nodes,
            ServiceNaming naming) {
        this.containers = containers;
        this.applications = applications;
        this.nodes = nodes;
        this.naming = naming;
    }

    Map<ServiceKey, Registration> read() {
        List<ContainerInstance> serving = serving();
        if (serving.isEmpty()) {
            return Map.of();
        }
        Map<NodeId, Node> nodeById = nodes.listAll().stream().collect(Collectors.toMap(Node::id, Function.identity()));
        Map<ApplicationId, Application> applicationById = applicationsOf(serving);
        return serving.stream()
                .flatMap(container -> complete(container, applicationById, nodeById).stream())
                .flatMap(complete -> complete.registrations(naming))
                .collect(Collectors.toMap(Registration::key, Function.identity()));
    }

    private List<ContainerInstance> serving() {
        Map<ContainerId, ContainerInstance> candidates = new LinkedHashMap<>();
        containers
                .list(ContainerQuery.inState(ObservedState.RUNNING))
                .forEach(container -> candidates.put(container.id(), container));
        containers.listUpdating().forEach(container -> candidates.put(container.id(), container));
        return candidates.values().stream()
                .flatMap(container -> container.published().stream())
                .toList();
    }

    private Map<ApplicationId, Application> applicationsOf(List<ContainerInstance> serving) {
        Set<ApplicationId> ids = serving.stream()
                .map(container -> container.identity().applicationId())
                .collect(Collectors.toSet());
        return applications.findAll(ids).stream().collect(Collectors.toMap(Application::id, Function.identity()));
    }

    /** Empty when its application or node has gone meanwhile. */
    private static Optional<Serving> complete(
            ContainerInstance container, Map<ApplicationId, Application> applications, Map<NodeId, Node> nodes) {
        Application application = applications.get(container.identity().applicationId());
        return application == null
                ? Optional.empty()
                : container.nodeId().map(nodes::get).map(node -> new Serving(container, application, node));
    }
}
