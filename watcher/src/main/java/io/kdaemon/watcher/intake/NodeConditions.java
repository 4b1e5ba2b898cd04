package io.kdaemon.watcher.intake;

import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.notification.Notifications;
import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.watcher.observe.NodeNews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was last seen of nodes. A node that does not answer becomes a suspect and is asked again soon; whether it is DOWN is decided by
 * the verdict loop, which has a second witness.
 */
class NodeConditions {

    private static final int ATTEMPTS = 3;

    private final NodeRepository nodes;
    private final Outbox outbox;
    private final Notifications notifications;
    private final Clock clock;
    private final Duration lastSeenPrecision;
    private final Duration askAgainAfter;

    NodeConditions(
            NodeRepository nodes,
            Outbox outbox,
            Notifications notifications,
            Clock clock,
            Duration lastSeenPrecision,
            Duration askAgainAfter) {
        this.nodes = nodes;
        this.outbox = outbox;
        this.notifications = notifications;
        this.clock = clock;
        this.lastSeenPrecision = lastSeenPrecision;
        this.askAgainAfter = askAgainAfter;
    }

    /** That a node answered, and as what. */
    record Answer(Node node, NodeFacts facts) {

        static Answer of(Node node, NodeObserved.EngineFacts facts) {
            return new Answer(
                    node,
                    new NodeFacts(
                            facts.engineVersion(),
                            facts.apiVersion(),
                            facts.cores(),
                            facts.memoryBytes(),
                            facts.storageDriver(),
                            facts.operatingSystem()));
        }
    }

    /** Stores who answered. Unchanged news is stored only as often as "last seen" has to be right, and all of it at once. */
    void answered(List<Answer> answers) {
        Instant now = clock.instant();
        Map<Boolean, List<Answer>> byNews =
                answers.stream().collect(Collectors.partitioningBy(answer -> isNews(answer.node(), answer.facts())));
        List<Answer> overdue = byNews.get(false).stream()
                .filter(answer -> isOverdue(answer.node().condition().lastSeenAt(), now))
                .toList();
        Set<NodeId> touched =
                nodes.touch(overdue.stream().map(answer -> answer.node().id()).toList(), now);
        Stream<Answer> changedMeanwhile = overdue.stream()
                .filter(answer -> !touched.contains(answer.node().id()));
        Stream.concat(byNews.get(true).stream(), changedMeanwhile)
                .forEach(answer -> settle(answer.node(), current -> settleAnswered(current, answer.facts())));
    }

    private static boolean isNews(Node node, NodeFacts facts) {
        return !node.isHealthy() || !facts.equals(node.condition().facts());
    }

    void unreachable(Node node, String reason) {
        settle(node, current -> settleUnreachable(current, reason));
    }

    /** Decides again, on what is there now, when another watcher has stored something meanwhile. */
    private void settle(Node node, Predicate<Node> decision) {
        Node current = node;
        for (int attempt = 1; !decision.test(current); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new StaleVersionException("condition of node", node.id().value(), attempt);
            }
            Optional<Node> found = nodes.find(node.id());
            if (found.isEmpty()) {
                return;
            }
            current = found.get();
        }
    }

    private boolean settleAnswered(Node node, NodeFacts facts) {
        Instant now = clock.instant();
        Node.Condition old = node.condition();
        boolean isNews = isNews(node, facts);
        if ((isNews || isOverdue(old.lastSeenAt(), now))
                && !nodes.replaceCondition(node, new Node.Condition(NodeStatus.READY, null, facts, now))) {
            return false;
        }
        if (isNews) {
            outbox.add(
                    List.of(NodeNews.changed(node, NodeStatus.READY, "answers: engine " + facts.engineVersion(), now)));
        }
        if (old.status() == NodeStatus.DOWN) {
            String subject = "node %s answers again".formatted(node.profile().hostname());
            notifications.resolve(NodeNews.downKey(node.id()), subject, subject + "; its containers are checked now");
        }
        return true;
    }

    private boolean settleUnreachable(Node node, String reason) {
        Instant now = clock.instant();
        Node.Condition old = node.condition();
        if (old.status() == NodeStatus.DOWN) {
            return true;
        }
        boolean isNews = old.status() != NodeStatus.SUSPECT;
        Node.Condition suspect = new Node.Condition(NodeStatus.SUSPECT, reason, old.facts(), old.lastSeenAt());
        if ((isNews || !reason.equals(old.reason())) && !nodes.replaceCondition(node, suspect)) {
            return false;
        }
        nodes.scheduleObservation(node.id(), now.plus(askAgainAfter));
        if (isNews) {
            outbox.add(List.of(NodeNews.changed(node, NodeStatus.SUSPECT, "does not answer: " + reason, now)));
        }
        return true;
    }

    private boolean isOverdue(@Nullable Instant lastSeenAt, Instant now) {
        return lastSeenAt == null || !lastSeenAt.plus(lastSeenPrecision).isAfter(now);
    }
}
