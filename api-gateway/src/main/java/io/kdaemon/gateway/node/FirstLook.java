package io.kdaemon.gateway.node;

import io.kdaemon.gateway.web.ChangeListener;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Waits a moment for the first observation of a node, so that whoever adds it is told what was found. The observation itself travels like any
 * other; when it takes longer, the answer says that nothing is known yet. News wake the waiting one up; as news may get lost, it looks by itself
 * from time to time, too.
 */
public final class FirstLook implements ChangeListener {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final Map<Long, Semaphore> awaited = new ConcurrentHashMap<>();
    private final NodeRepository nodes;
    private final long rounds;

    public FirstLook(NodeRepository nodes, Duration patience) {
        this.nodes = nodes;
        this.rounds = patience.dividedBy(INTERVAL);
    }

    @Override
    public void changed(Changed change) {
        Semaphore waiting = change.subject().equals("node") ? awaited.get(change.id()) : null;
        if (waiting != null) {
            waiting.release();
        }
    }

    /** Not inside a transaction: it would never see what others store. Empty when the node is gone meanwhile. */
    Optional<Node> await(NodeId id) {
        Semaphore news = awaited.computeIfAbsent(id.value(), _ -> new Semaphore(0));
        try {
            Optional<Node> node = nodes.find(id);
            for (long round = 0;
                    round < rounds && node.filter(FirstLook::isUnseen).isPresent();
                    round++) {
                news.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                node = nodes.find(id);
            }
            return node;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return nodes.find(id);
        } finally {
            awaited.remove(id.value());
        }
    }

    private static boolean isUnseen(Node node) {
        return node.condition().status() == NodeStatus.UNKNOWN;
    }
}
