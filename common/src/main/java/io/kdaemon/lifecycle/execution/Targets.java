package io.kdaemon.lifecycle.execution;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.Effect;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The nodes and applications that the commands of one batch speak of, asked for once and not once for each command. */
record Targets(Map<NodeId, Node> nodes, Map<ApplicationId, Application> applications) {

    static Targets of(List<Outcome> outcomes, NodeRepository nodes, ApplicationRepository applications) {
        Set<NodeId> nodeIds = new HashSet<>();
        Set<ApplicationId> applicationIds = new HashSet<>();
        for (Outcome outcome : outcomes) {
            if (outcome.decision() instanceof Decision.Apply apply) {
                apply.effects().forEach(effect -> collect(effect, outcome.container(), nodeIds, applicationIds));
            }
        }
        return new Targets(
                nodes.findAll(nodeIds).stream().collect(Collectors.toMap(Node::id, Function.identity())),
                applications.findAll(applicationIds).stream()
                        .collect(Collectors.toMap(Application::id, Function.identity())));
    }

    private static void collect(
            Effect effect, ContainerInstance container, Set<NodeId> nodeIds, Set<ApplicationId> applicationIds) {
        switch (effect) {
            case Effect.Launch _ -> {
                container.nodeId().ifPresent(nodeIds::add);
                applicationIds.add(container.identity().applicationId());
            }
            case Effect.Stop _ -> {
                container.nodeId().ifPresent(nodeIds::add);
                applicationIds.add(container.identity().applicationId());
            }
            case Effect.Remove remove -> {
                nodeIds.add(remove.nodeId());
                applicationIds.add(container.identity().applicationId());
            }
            case Effect.RequestPlacement _,
                    Effect.RequestReconcile _,
                    Effect.ReleaseReservation _,
                    Effect.OpenJob _,
                    Effect.DistrustNode _,
                    Effect.Notify _ -> {
                // Nothing is sent to a node.
            }
        }
    }

    Optional<Node> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Optional<Application> application(ApplicationId id) {
        return Optional.ofNullable(applications.get(id));
    }
}
