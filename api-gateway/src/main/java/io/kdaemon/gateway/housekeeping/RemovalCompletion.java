package io.kdaemon.gateway.housekeeping;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.gateway.application.ApplicationRemoval;
import io.kdaemon.gateway.node.NodeRemoval;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.node.NodeId;
import io.kdaemon.removal.PendingRemoval;
import io.kdaemon.removal.PendingRemovalRepository;

/** Looks through the removals that wait and ends those whose containers are gone. */
public final class RemovalCompletion {

    private static final int MOST_AT_ONCE = 100;

    private final PendingRemovalRepository pending;
    private final NodeRemoval nodes;
    private final ApplicationRemoval applications;
    private final Transactions transactions;

    public RemovalCompletion(
            PendingRemovalRepository pending,
            NodeRemoval nodes,
            ApplicationRemoval applications,
            Transactions transactions) {
        this.pending = pending;
        this.nodes = nodes;
        this.applications = applications;
        this.transactions = transactions;
    }

    public void completeAll() {
        pending.list(MOST_AT_ONCE).forEach(removal -> transactions.run(() -> complete(removal)));
    }

    private boolean complete(PendingRemoval removal) {
        boolean isOver = switch (removal.subject()) {
            case NODE -> nodes.isOver(new NodeId(removal.id()));
            case APPLICATION -> applications.isOver(new ApplicationId(removal.id()));
        };
        if (isOver) {
            pending.delete(removal);
        }
        return isOver;
    }
}
