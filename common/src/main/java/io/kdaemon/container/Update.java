package io.kdaemon.container;

import io.kdaemon.container.ContainerInstance.Assignment;
import io.kdaemon.node.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The replacement of a container's generation by one with another specification.
 *
 * @param revision the specification that the new generation runs
 * @param limit how long the new generation may take to become healthy, once it runs
 * @param standby the generation before, kept until the new one is trusted; null before the new one exists, and after it was dropped
 * @param acceptedAt when users were first sent to the new generation
 * @param reason why it is rolled back
 */
public record Update(
        Order order,
        Phase phase,
        int revision,
        Duration limit,
        @Nullable Standby standby,
        @Nullable Instant acceptedAt,
        @Nullable String reason) {

    /** Which of the two goes first. */
    public enum Order {
        /** The new generation is started beside the old one; where there is no room for both, the old one is stopped first. */
        AUTOMATIC,
        /** The new generation is started beside the old one, however long that has to wait for room. */
        START_FIRST,
        /** The old generation is stopped first, and the new one takes its place on its node. */
        STOP_FIRST
    }

    /** How far it has come. */
    public enum Phase {
        /** Asked for; the old generation serves, or stops to make way. */
        AWAITED,
        /** The new generation is the container's; the old one stands by. */
        REPLACING,
        /** The new generation is trusted and users are led to it; the old one still serves those who have not heard. */
        DRAINING,
        /** The new generation was dropped; the old one is the container's again and is made sure of. */
        ROLLING_BACK
    }

    /** A generation that is not the container's at present, as it was when it was. */
    public record Standby(int generation, int revision, Assignment assignment) {

        public boolean isServing() {
            return !assignment.endpoints().isEmpty();
        }

        public Standby withoutEndpoints() {
            return new Standby(
                    generation,
                    revision,
                    new Assignment(assignment.nodeId(), assignment.engineContainerId(), List.of()));
        }
    }

    public static Update awaited(Order order, int revision, Duration limit) {
        return new Update(order, Phase.AWAITED, revision, limit, null, null, null);
    }

    public Update replacing(Standby before) {
        return new Update(order, Phase.REPLACING, revision, limit, before, null, null);
    }

    public Update draining(Instant now) {
        return new Update(order, Phase.DRAINING, revision, limit, standby, now, null);
    }

    public Update rollingBack(String why) {
        return new Update(order, Phase.ROLLING_BACK, revision, limit, null, null, why);
    }

    /** Begins once more, the other way round. */
    public Update stoppingFirst() {
        return awaited(Order.STOP_FIRST, revision, limit);
    }

    public Update with(Standby changed) {
        return new Update(order, phase, revision, limit, changed, acceptedAt, reason);
    }

    public boolean isIn(Phase asked) {
        return phase == asked;
    }

    /** Whether a generation stands by on the node, and none of the container's own is there. */
    public boolean standsBy(NodeId node) {
        return standingBy()
                .filter(before -> node.equals(before.assignment().nodeId()))
                .isPresent();
    }

    public Optional<Standby> standingBy() {
        return Optional.ofNullable(standby);
    }
}
