package io.kdaemon.watcher.observe;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.lifecycle.ContainerCommand.ReportNodeLost;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Outcome;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.notification.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** Takes a node for dead: one transaction that marks it and all its containers, and one notification for all of them. */
class NodeLoss {

    private static final String UNKNOWN_REASON = "no answer";

    private final TransactionOperations transactions;
    private final ContainerRepository containers;
    private final LifecycleExecutor executor;
    private final NodeRepository nodes;
    private final News news;
    private final Clock clock;

    /** Where the loss is made known. */
    record News(Outbox outbox, Notifications notifications) {}

    NodeLoss(
            TransactionOperations transactions,
            ContainerRepository containers,
            LifecycleExecutor executor,
            NodeRepository nodes,
            News news,
            Clock clock) {
        this.transactions = transactions;
        this.containers = containers;
        this.executor = executor;
        this.nodes = nodes;
        this.news = news;
        this.clock = clock;
    }

    /** Nothing happens when the node has answered, or another watcher was quicker, even at the last moment. */
    void declare(Node suspect) {
        transactions.executeWithoutResult(status -> nodes.find(suspect.id())
                .filter(node -> node.condition().status() == NodeStatus.SUSPECT)
                .filter(node -> !markDown(node))
                .ifPresent(_ -> status.setRollbackOnly()));
    }

    /** The containers come first, as everywhere; false when the node is not as it was seen any more. */
    private boolean markDown(Node node) {
        Instant now = clock.instant();
        Node.Condition old = node.condition();
        String reason = old.reason() == null ? UNKNOWN_REASON : old.reason();
        long lost = loseContainers(node, reason);
        if (!nodes.replaceCondition(node, new Node.Condition(NodeStatus.DOWN, reason, old.facts(), old.lastSeenAt()))) {
            return false;
        }
        news.outbox().add(List.of(NodeNews.changed(node, NodeStatus.DOWN, "is down: " + reason, now)));
        String subject = "node %s is down".formatted(node.profile().hostname());
        news.notifications()
                .raise(
                        NodeNews.downKey(node.id()),
                        subject,
                        "%s: %s. Containers lost with it: %d.".formatted(subject, reason, lost));
        return true;
    }

    private long loseContainers(Node node, String reason) {
        Cause cause = new Cause(NodeNews.downKey(node.id()), null);
        List<Instruction> instructions = containers.list(ContainerQuery.onNode(node.id())).stream()
                .map(ContainerInstance::id)
                .map(id -> new Instruction(id, new ReportNodeLost(node.id(), reason), cause))
                .toList();
        return instructions.isEmpty()
                ? 0
                : executor.execute(instructions).stream()
                        .filter(Outcome::isApplied)
                        .count();
    }
}
