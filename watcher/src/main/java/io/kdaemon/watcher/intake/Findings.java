package io.kdaemon.watcher.intake;

import io.kdaemon.container.ContainerId;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.StopSucceeded;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.watcher.intake.NodeConditions.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What reports say besides what the law decides on: engine calls, how nodes do, containers that nobody knows. */
class Findings {

    private final EngineCallLog engineCalls;
    private final EngineNews engineNews;
    private final NodeRepository nodes;
    private final NodeConditions conditions;
    private final Strays strays;
    private final Outbox outbox;

    Findings(
            EngineCallLog engineCalls,
            EngineNews engineNews,
            NodeRepository nodes,
            NodeConditions conditions,
            Strays strays,
            Outbox outbox) {
        this.engineCalls = engineCalls;
        this.engineNews = engineNews;
        this.nodes = nodes;
        this.conditions = conditions;
        this.strays = strays;
        this.outbox = outbox;
    }

    void logEngineCalls(List<StatusMessage> messages, Set<ContainerId> known) {
        engineCalls.write(messages, known);
    }

    /**
     * The last report of a node says how it does. In order of node, so that two batches cannot deadlock.
     *
     * @param unknown containers that were reported and have no record
     */
    void noteNodes(List<StatusMessage> messages, Set<ContainerId> unknown) {
        Map<NodeId, StatusMessage> last = new HashMap<>();
        messages.forEach(message -> nodeOf(message).ifPresent(node -> last.put(node, message)));
        List<Answer> answers = new ArrayList<>();
        for (Node node : nodes.findAll(last.keySet())) {
            StatusMessage message = Objects.requireNonNull(last.get(node.id()));
            if (message.event() instanceof NodeUnreachable unreachable) {
                conditions.unreachable(node, unreachable.reason());
            }
            if (message.event() instanceof NodeObserved observed) {
                answers.add(Answer.of(node, observed.facts()));
                remove(strays.removals(observed, unknown, node, message.cause()));
            }
        }
        conditions.answered(answers);
        engineNews.note(messages);
    }

    private void remove(List<Addressed> removals) {
        if (!removals.isEmpty()) {
            outbox.add(removals);
        }
    }

    private static Optional<NodeId> nodeOf(StatusMessage message) {
        return switch (message.event()) {
            case NodeObserved observed -> Optional.of(new NodeId(observed.nodeId()));
            case NodeUnreachable unreachable -> Optional.of(new NodeId(unreachable.nodeId()));
            case LaunchStarted _,
                    LaunchSucceeded _,
                    LaunchFailed _,
                    StopSucceeded _,
                    RemoveSucceeded _,
                    CommandFailed _,
                    ContainerSighted _ -> Optional.empty();
        };
    }
}
