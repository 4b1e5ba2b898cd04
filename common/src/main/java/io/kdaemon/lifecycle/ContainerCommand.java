package io.kdaemon.lifecycle;

import io.kdaemon.container.Endpoint;
import io.kdaemon.container.Update;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.Terms;
import io.kdaemon.node.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can be said to a container's record: by the scheduler, by nodes through docker-workers, by the watcher. */
public sealed interface ContainerCommand {

    /** Compare what is wanted with what is, and take the next step. Sent after a user's wish and by the sweeper when a job is overdue. */
    record Reconcile() implements ContainerCommand {}

    /** A user asks for LAUNCH of a new container, or for START, STOP, RESTART or REMOVE, which overtake whatever job is under way. */
    record Wish(JobKind kind, Terms terms) implements ContainerCommand {
        public Wish(JobKind kind) {
            this(kind, Terms.USUAL);
        }
    }

    /** A user asks for LAUNCH of a new container that depends on others: it is placed when all of them are healthy. */
    record LaunchWhenReady() implements ContainerCommand {}

    /**
     * A user wants a container that its node has, and that somebody else has made, to be this new one, as it runs.
     *
     * @param at when it was seen running
     */
    record Adopt(NodeId nodeId, String engineContainerId, List<Endpoint> endpoints, Health health, Instant at)
            implements ContainerCommand {}

    /**
     * A user asks for another specification.
     *
     * @param revision the number that the specification was stored under
     * @param limit how long the new generation may take to become healthy, once it runs
     */
    record Replace(Update.Order order, int revision, Duration limit) implements ContainerCommand {}

    /**
     * The watcher finds that something the container depends on is not any more where the container was told.
     *
     * @param order in which a generation that is told anew takes its place; null: it is left as it is
     * @param moved what is where now, in words for people
     */
    record Follow(Update.@Nullable Order order, String moved) implements ContainerCommand {}

    /** A user calls a job off that is not finished; the container goes back to what it was before. */
    record Cancel(JobId jobId) implements ContainerCommand {}

    /** A user gives the container up at once, whether or not its node answers; what is left there goes when the node is seen again. */
    record Forget() implements ContainerCommand {}

    /** A user gives an adopted container back: its node keeps it as it is, and it is nobody's business any more. */
    record Release() implements ContainerCommand {}

    /** The scheduler has reserved room on a node for this generation. */
    record Place(int generation, NodeId nodeId) implements ContainerCommand {}

    /** The scheduler found no node with room; {@code reason} says why, filter by filter. */
    record ReportNoRoom(int generation, String reason) implements ContainerCommand {}

    /** The watcher holds the node for dead. */
    record ReportNodeLost(NodeId nodeId, String reason) implements ContainerCommand {}

    /** Nobody could handle the container's message. */
    record ReportDeadLetter(String reason) implements ContainerCommand {}

    /** What a node says of one generation of the container. */
    sealed interface Report extends ContainerCommand {
        Origin origin();
    }

    /** Who reports, on which generation, when (the reporting worker's clock). */
    record Origin(NodeId nodeId, int generation, Instant at) {}

    /** Work on a launch has begun. */
    record ReportStarting(Origin origin) implements Report {}

    /** It runs; {@code adopted} when an earlier attempt had started it already. */
    record ReportStarted(
            Origin origin, String engineContainerId, List<Endpoint> endpoints, boolean adopted, Health health)
            implements Report {}

    /** It could not be launched. A permanent failure (no such image, bad specification) is not tried again. */
    record ReportLaunchFailed(Origin origin, boolean permanent, String reason) implements Report {}

    /** It was stopped as told, or was not there to be stopped. */
    record ReportStopped(Origin origin) implements Report {}

    /** It was removed as told, or was not there any more. */
    record ReportRemoved(Origin origin) implements Report {}

    /** A stop or removal did not succeed. */
    record ReportCommandFailed(Origin origin, String reason) implements Report {}

    /**
     * The engine shows it running.
     *
     * @param trouble why it is unhealthy, for people; null: it is not, or only the engine knows
     */
    record ReportSeenRunning(
            Origin origin,
            String engineContainerId,
            List<Endpoint> endpoints,
            Health health,
            @Nullable String trouble) implements Report {

        public ReportSeenRunning(Origin origin, String engineContainerId, List<Endpoint> endpoints, Health health) {
            this(origin, engineContainerId, endpoints, health, null);
        }
    }

    /**
     * The engine shows it, not running.
     *
     * @param detail for people
     * @param exitCode null: its process did not end, or nobody knows how
     */
    record ReportSeenStopped(
            Origin origin, String detail, @Nullable Integer exitCode) implements Report {}

    /** The engine does not have it. */
    record ReportSeenGone(Origin origin) implements Report {}
}
