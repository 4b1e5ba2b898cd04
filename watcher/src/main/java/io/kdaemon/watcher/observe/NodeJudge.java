package io.kdaemon.watcher.observe;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.notification.Incident;
import io.kdaemon.notification.Incident.News;
import io.kdaemon.notification.Notifications;
import io.kdaemon.watcher.observe.NodeVerdict.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at the suspects again and again until they answer or are DOWN. Remembers since when it has seen each of them fail: what was last heard
 * of a node may be as old as an observation window and says nothing about the length of its silence.
 */
class NodeJudge {

    private static final String MASS_KEY = "nodes-unreachable";

    private final NodeRepository nodes;
    private final NodeVerdict verdict;
    private final Witnesses witnesses;
    private final NodeLoss nodeLoss;
    private final Incident massFailure;
    private final Clock clock;
    private final Map<NodeId, Instant> suspectSince = new HashMap<>();

    NodeJudge(
            NodeRepository nodes,
            NodeVerdict verdict,
            Witnesses witnesses,
            NodeLoss nodeLoss,
            Notifications notifications,
            Clock clock) {
        this.nodes = nodes;
        this.verdict = verdict;
        this.witnesses = witnesses;
        this.nodeLoss = nodeLoss;
        this.massFailure = new Incident(MASS_KEY, notifications, Runnable::run);
        this.clock = clock;
    }

    void judge() {
        Instant now = clock.instant();
        remember(nodes.listIn(NodeStatus.SUSPECT), now);
        List<Node> all = suspectSince.isEmpty() ? List.of() : nodes.listAll();
        switch (verdict.judge(all, Map.copyOf(suspectSince), now)) {
            case Finding.Hold hold -> massFailure.begin(() -> holding(hold));
            case Finding.Overdue overdue -> {
                massFailure.end(NodeJudge::released);
                witnesses.silent(overdue.nodes()).forEach(nodeLoss::declare);
            }
        }
    }

    private void remember(List<Node> suspected, Instant now) {
        List<NodeId> suspects = suspected.stream().map(Node::id).toList();
        suspectSince.keySet().retainAll(suspects);
        suspects.forEach(id -> suspectSince.putIfAbsent(id, now));
    }

    private static News holding(Finding.Hold hold) {
        String subject = "%d of %d nodes do not answer at once: it may be us".formatted(hold.failing(), hold.nodes());
        return new News(subject, subject + ". Until fewer fail, no node is taken for dead and no container for lost.");
    }

    private static News released() {
        String subject = "most nodes answer again";
        return new News(subject, subject + "; those that do not are judged one by one");
    }
}
