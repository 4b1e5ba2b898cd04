package io.kdaemon.persistence;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.secret.SealedValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;

final class MyBatisNodeRepository implements NodeRepository, SealedValues {

    private static final long NEW = 0;

    private final NodeMapper mapper;

    MyBatisNodeRepository(NodeMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Node insert(Node node) {
        GeneratedKey key = new GeneratedKey();
        try {
            mapper.insert(NodeRow.of(node), key);
        } catch (DuplicateKeyException e) {
            throw taken(node, e);
        }
        return new Node(
                new NodeId(key.value()),
                node.profile(),
                node.enabled(),
                node.condition(),
                node.reserved(),
                node.timestamps(),
                NEW);
    }

    @Override
    public Optional<Node> find(NodeId id) {
        return mapper.find(id.value()).map(NodeRow::toNode);
    }

    @Override
    public Optional<Node> findByHostname(String hostname) {
        return mapper.findByHostname(hostname).map(NodeRow::toNode);
    }

    @Override
    public List<Node> findAll(Collection<NodeId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return nodes(mapper.findAll(ids.stream().map(NodeId::value).toList()));
    }

    @Override
    public List<Node> listIn(NodeStatus status) {
        return nodes(mapper.listIn(status));
    }

    @Override
    public List<Node> listAfter(long after, int limit) {
        return nodes(mapper.listAfter(after, limit));
    }

    @Override
    public List<Node> listAll() {
        return nodes(mapper.listAll());
    }

    @Override
    public void update(Node node) {
        boolean updated;
        try {
            updated = mapper.update(NodeRow.of(node));
        } catch (DuplicateKeyException e) {
            throw taken(node, e);
        }
        if (!updated) {
            throw new StaleVersionException("node", node.id().value(), node.version());
        }
    }

    @Override
    public boolean replaceCondition(Node seen, Node.Condition condition) {
        return mapper.replaceCondition(seen.id().value(), seen.condition(), condition);
    }

    @Override
    public void updateCondition(NodeId id, Node.Condition condition) {
        mapper.updateCondition(id.value(), condition);
    }

    @Override
    public Set<NodeId> touch(Collection<NodeId> ids, Instant seenAt) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        List<Long> free = mapper.lockFree(ids.stream().map(NodeId::value).toList(), NodeStatus.READY);
        if (!free.isEmpty()) {
            mapper.touch(free, seenAt);
        }
        return free.stream().map(NodeId::new).collect(Collectors.toSet());
    }

    @Override
    public Set<String> keyIds() {
        return mapper.keyIds();
    }

    @Override
    public boolean delete(NodeId id) {
        return mapper.delete(id.value());
    }

    @Override
    public List<Node> claimDueForObservation(Instant now, Duration interval, int limit) {
        List<Node> due = nodes(mapper.lockDue(now, limit));
        if (due.isEmpty()) {
            return due;
        }
        Instant next = now.plus(interval);
        mapper.scheduleObservation(due.stream().map(node -> node.id().value()).toList(), next);
        return due.stream().map(node -> observedAgain(node, next)).toList();
    }

    @Override
    public void scheduleObservation(NodeId id, Instant at) {
        mapper.scheduleObservation(List.of(id.value()), at);
    }

    private static Node observedAgain(Node node, Instant next) {
        Node.Timestamps old = node.timestamps();
        return new Node(
                node.id(),
                node.profile(),
                node.enabled(),
                node.condition(),
                node.reserved(),
                new Node.Timestamps(old.createdAt(), old.updatedAt(), next),
                node.version());
    }

    /** MySQL and MariaDB both name the violated key in the message, and nowhere else. */
    private static TakenException taken(Node node, DuplicateKeyException cause) {
        boolean hostname = String.valueOf(cause.getMessage()).contains("uk_node_hostname");
        return hostname
                ? new TakenException("hostname", node.profile().hostname())
                : new TakenException("d_ipaddr", node.profile().engine().uri());
    }

    private static List<Node> nodes(List<NodeRow> rows) {
        return rows.stream().map(NodeRow::toNode).toList();
    }
}
