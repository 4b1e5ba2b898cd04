package io.kdaemon.node;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Docker host.
 *
 * @param enabled the operator's wish: only enabled nodes get new containers
 * @param reserved what is promised on it: the sum of the asks of the containers placed here
 * @param version raised by every change an operator makes; observations do not raise it
 */
public record Node(
        NodeId id,
        Profile profile,
        boolean enabled,
        Condition condition,
        Resources reserved,
        Timestamps timestamps,
        long version) {

    /**
     * What the operator says of it. {@code hostname} is unique, and so is the engine address.
     *
     * @param advertisedHost host under which its published ports are reached by users
     * @param labels what placement constraints ask for, e.g. {@code zone}
     */
    public record Profile(
            String hostname,
            long userId,
            EngineAddress engine,
            @Nullable PrometheusAddress prometheus,
            String advertisedHost,
            Map<String, String> labels) {

        public Profile {
            labels = Map.copyOf(labels);
        }

        /** Without labels. */
        public Profile(
                String hostname,
                long userId,
                EngineAddress engine,
                @Nullable PrometheusAddress prometheus,
                String advertisedHost) {
            this(hostname, userId, engine, prometheus, advertisedHost, Map.of());
        }
    }

    /**
     * What was last seen.
     *
     * @param reason why it is not READY, in words for people, with the engine's or the network's own error
     * @param facts null until an engine has answered once
     */
    public record Condition(
            NodeStatus status,
            @Nullable String reason,
            @Nullable NodeFacts facts,
            @Nullable Instant lastSeenAt) {
        public static final Condition UNSEEN = new Condition(NodeStatus.UNKNOWN, "not observed yet", null, null);
    }

    /** {@code nextObservationAt} is when a docker-worker is asked to observe it again. */
    public record Timestamps(Instant createdAt, Instant updatedAt, Instant nextObservationAt) {}

    public boolean isHealthy() {
        return condition.status() == NodeStatus.READY;
    }

    public Optional<NodeFacts> facts() {
        return Optional.ofNullable(condition.facts());
    }
}
