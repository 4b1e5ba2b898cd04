package io.kdaemon.gateway.node;

import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.Resources;
import io.kdaemon.secret.SecretBox;
import java.time.Clock;
import java.time.Instant;

/** Adds and changes nodes; takes part in the caller's transaction. */
public final class NodeRegistry {

    private static final NodeId UNSTORED = new NodeId(0);
    private static final int LOOK_ONCE = 0;

    private final NodeRepository nodes;
    private final Announcements announcements;
    private final SecretBox secrets;
    private final String cluster;
    private final Clock clock;

    NodeRegistry(NodeRepository nodes, Announcements announcements, SecretBox secrets, String cluster, Clock clock) {
        this.nodes = nodes;
        this.announcements = announcements;
        this.secrets = secrets;
        this.cluster = cluster;
        this.clock = clock;
    }

    /** Refuses the request when it does not describe a node. */
    NodeForm read(RequestFields fields) {
        return NodeForm.forNew(fields, secrets);
    }

    /** As above; what is not sent is as before. */
    NodeForm read(RequestFields fields, Node before) {
        return NodeForm.forChange(fields, before, secrets);
    }

    Node add(NodeForm form) {
        Instant now = clock.instant();
        Node node = nodes.insert(new Node(
                UNSTORED,
                form.profile(),
                form.enabled(),
                Node.Condition.UNSEEN,
                Resources.NONE,
                new Node.Timestamps(now, now, now),
                0));
        announcements.changed(
                "node", node.id().value(), node.condition().status().name(), "node added");
        observe(node);
        return node;
    }

    /** What was seen at another engine's address says nothing about this one. */
    Node change(Node before, NodeForm form) {
        Node.Timestamps old = before.timestamps();
        nodes.update(new Node(
                before.id(),
                form.profile(),
                form.enabled(),
                before.condition(),
                before.reserved(),
                new Node.Timestamps(old.createdAt(), clock.instant(), old.nextObservationAt()),
                before.version()));
        if (isMoved(before, form)) {
            nodes.updateCondition(before.id(), Node.Condition.UNSEEN);
        }
        Node after = nodes.find(before.id()).orElseThrow();
        announcements.changed(
                "node", after.id().value(), after.condition().status().name(), "node changed");
        if (isMoved(before, form)) {
            observe(after);
        }
        return after;
    }

    static boolean isMoved(Node before, NodeForm form) {
        return !before.profile().engine().equals(form.profile().engine());
    }

    private void observe(Node node) {
        nodes.scheduleObservation(node.id(), clock.instant());
        announcements.send(Destination.OBSERVE, new ObserveNode(cluster, CommandMessages.nodeRef(node), LOOK_ONCE));
    }
}
