package io.kdaemon.testing.persistence;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.node.Resources;
import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.persistence.TakenException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

public final class InMemoryNodeRepository implements NodeRepository {

    private final NavigableMap<Long, Node> rows = new TreeMap<>();
    private long lastId;

    @Override
    public synchronized Node insert(Node node) {
        requireFree(node, new NodeId(0));
        Node stored = new Node(
                new NodeId(++lastId),
                node.profile(),
                node.enabled(),
                node.condition(),
                node.reserved(),
                node.timestamps(),
                0);
        rows.put(lastId, stored);
        return stored;
    }

    @Override
    public synchronized Optional<Node> find(NodeId id) {
        return Optional.ofNullable(rows.get(id.value()));
    }

    @Override
    public synchronized Optional<Node> findByHostname(String hostname) {
        return rows.values().stream()
                .filter(node -> node.profile().hostname().equals(hostname))
                .findFirst();
    }

    @Override
    public synchronized List<Node> findAll(Collection<NodeId> ids) {
        return rows.values().stream().filter(node -> ids.contains(node.id())).toList();
    }

    @Override
    public synchronized List<Node> listIn(NodeStatus status) {
        return rows.values().stream()
                .filter(node -> node.condition().status() == status)
                .toList();
    }

    @Override
    public synchronized List<Node> listAfter(long after, int limit) {
        return rows.tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized List<Node> listAll() {
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized void update(Node node) {
        Node old = rows.get(node.id().value());
        if (old == null || old.version() != node.version()) {
            throw new StaleVersionException("node", node.id().value(), node.version());
        }
        requireFree(node, node.id());
        Node.Timestamps times = old.timestamps();
        Node.Timestamps touched =
                new Node.Timestamps(times.createdAt(), node.timestamps().updatedAt(), times.nextObservationAt());
        rows.put(
                node.id().value(),
                new Node(
                        node.id(),
                        node.profile(),
                        node.enabled(),
                        old.condition(),
                        old.reserved(),
                        touched,
                        old.version() + 1));
    }

    @Override
    public synchronized boolean replaceCondition(Node seen, Node.Condition condition) {
        boolean same = find(seen.id())
                .map(Node::condition)
                .filter(now -> now.status() == seen.condition().status())
                .filter(now -> Objects.equals(now.lastSeenAt(), seen.condition().lastSeenAt()))
                .isPresent();
        if (same) {
            updateCondition(seen.id(), condition);
        }
        return same;
    }

    @Override
    public synchronized void updateCondition(NodeId id, Node.Condition condition) {
        change(id, node -> with(node, condition, node.reserved(), node.timestamps()));
    }

    @Override
    public synchronized Set<NodeId> touch(Collection<NodeId> ids, Instant seenAt) {
        List<Node> ready = findAll(ids).stream().filter(Node::isHealthy).toList();
        ready.forEach(node -> {
            Node.Condition old = node.condition();
            updateCondition(node.id(), new Node.Condition(old.status(), old.reason(), old.facts(), seenAt));
        });
        return ready.stream().map(Node::id).collect(Collectors.toSet());
    }

    @Override
    public synchronized boolean delete(NodeId id) {
        return rows.remove(id.value()) != null;
    }

    @Override
    public synchronized List<Node> claimDueForObservation(Instant now, Duration interval, int limit) {
        List<NodeId> due = rows.values().stream()
                .filter(node -> !node.timestamps().nextObservationAt().isAfter(now))
                .sorted(Comparator.comparing(node -> node.timestamps().nextObservationAt()))
                .limit(limit)
                .map(Node::id)
                .toList();
        due.forEach(id -> scheduleObservation(id, now.plus(interval)));
        return due.stream().map(id -> find(id).orElseThrow()).toList();
    }

    @Override
    public synchronized void scheduleObservation(NodeId id, Instant at) {
        change(
                id,
                node -> with(
                        node,
                        node.condition(),
                        node.reserved(),
                        new Node.Timestamps(
                                node.timestamps().createdAt(), node.timestamps().updatedAt(), at)));
    }

    /** What only reservations may change. */
    synchronized void setReserved(NodeId id, Resources reserved) {
        change(id, node -> with(node, node.condition(), reserved, node.timestamps()));
    }

    private void change(NodeId id, UnaryOperator<Node> change) {
        rows.computeIfPresent(id.value(), (_, node) -> change.apply(node));
    }

    private void requireFree(Node node, NodeId self) {
        Node.Profile profile = node.profile();
        for (Node other : rows.values()) {
            if (other.id().equals(self)) {
                continue;
            }
            if (other.profile().hostname().equals(profile.hostname())) {
                throw new TakenException("hostname", profile.hostname());
            }
            if (other.profile().engine().equals(profile.engine())) {
                throw new TakenException("d_ipaddr", profile.engine().uri());
            }
        }
    }

    private static Node with(Node node, Node.Condition condition, Resources reserved, Node.Timestamps timestamps) {
        return new Node(node.id(), node.profile(), node.enabled(), condition, reserved, timestamps, node.version());
    }
}
