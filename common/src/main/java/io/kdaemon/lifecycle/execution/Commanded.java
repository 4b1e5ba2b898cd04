package io.kdaemon.lifecycle.execution;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.Effect;
import io.kdaemon.node.NodeId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whom the commands of one batch are for: the nodes they go to, all containers they speak of, and those that are launched. */
record Commanded(Set<NodeId> nodes, Set<ContainerInstance> containers, Set<ContainerInstance> launched) {

    static Commanded by(List<Outcome> outcomes) {
        Commanded commanded = new Commanded(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (Outcome outcome : outcomes) {
            if (outcome.decision() instanceof Decision.Apply apply) {
                apply.effects().forEach(effect -> commanded.add(effect, outcome.container()));
            }
        }
        return commanded;
    }

    private void add(Effect effect, ContainerInstance container) {
        switch (effect) {
            case Effect.Launch _ -> {
                container.nodeId().ifPresent(nodes::add);
                containers.add(container);
                launched.add(container);
            }
            case Effect.Stop _ -> {
                container.nodeId().ifPresent(nodes::add);
                containers.add(container);
            }
            case Effect.Remove remove -> {
                nodes.add(remove.nodeId());
                containers.add(container);
            }
            case Effect.RequestPlacement _,
                    Effect.RequestReconcile _,
                    Effect.ReleaseReservation _,
                    Effect.KeepRoom _,
                    Effect.RestoreRoom _,
                    Effect.ReleaseKeptRoom _,
                    Effect.OpenJob _,
                    Effect.DistrustNode _,
                    Effect.Notify _ -> {
                // Nothing is sent to a node.
            }
        }
    }
}
