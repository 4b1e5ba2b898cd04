package io.kdaemon.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stored nodes. All methods take part in the caller's transaction. */
public interface NodeRepository {

    /**
     * Stores a new node; its id and version do not count. Returns it as stored.
     *
     * @throws io.kdaemon.persistence.TakenException when hostname or engine address is in use
     */
    Node insert(Node node);

    Optional<Node> find(NodeId id);

    Optional<Node> findByHostname(String hostname);

    /** Those of them that exist, in order of id. */
    List<Node> findAll(Collection<NodeId> ids);

    /** Those that are in the state now. */
    List<Node> listIn(NodeStatus status);

    /** In order of id. */
    List<Node> listAfter(long after, int limit);

    /** All, in order of id. */
    List<Node> listAll();

    /**
     * Stores what the operator changed (profile, enabled) by compare-and-set on version.
     *
     * @throws io.kdaemon.persistence.StaleVersionException when the stored version is another
     * @throws io.kdaemon.persistence.TakenException when hostname or engine address is in use
     */
    void update(Node node);

    /**
     * Stores what was observed, by compare-and-set on what the node was seen in: its status and when it last answered.
     *
     * @return false when somebody else has observed it since, or it is gone: find it and decide again
     */
    boolean replaceCondition(Node seen, Node.Condition condition);

    /** Stores a condition whatever it was before, if the node is still there. */
    void updateCondition(NodeId id, Node.Condition condition);

    /**
     * Stores that READY nodes were seen again. Waits for nobody: nodes that others are changing at this moment are left out.
     *
     * @return those of the nodes for which it is stored
     */
    Set<NodeId> touch(Collection<NodeId> ids, Instant seenAt);

    boolean delete(NodeId id);

    /**
     * Takes up to {@code limit} nodes whose next observation is due and sets it to {@code now + interval}, so that no other watcher takes them
     * meanwhile.
     */
    List<Node> claimDueForObservation(Instant now, Duration interval, int limit);

    /** Makes one node due for observation at the given time. */
    void scheduleObservation(NodeId id, Instant at);
}
