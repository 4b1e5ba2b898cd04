package io.kdaemon.container;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.job.JobId;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One container of the cluster. Immutable; every change is stored by compare-and-set on {@code version}.
 *
 * @param version raised by every stored change
 */
public record ContainerInstance(
        ContainerId id,
        Identity identity,
        Lifecycle lifecycle,
        Assignment assignment,
        Timestamps timestamps,
        Succession succession,
        long version) {

    /** What never changes by itself. {@code name} is unique among containers that are not REMOVED. */
    public record Identity(String name, long userId, ApplicationId applicationId, boolean enabled) {}

    /**
     * Intent and observation.
     *
     * @param generation raised whenever the container is placed anew; reports of an older one never count
     * @param restarts repairs in a row since it last ran long enough to be called stable
     * @param jobId the unfinished job that works on it, if any
     * @param lastError why it is not what it should be, in words for people; null when all is well
     * @param exitCode how its process ended by itself; null while it runs, and when nobody knows
     */
    public record Lifecycle(
            DesiredState desired,
            ObservedState observed,
            int generation,
            int restarts,
            @Nullable JobId jobId,
            @Nullable String lastError,
            @Nullable Integer exitCode) {

        public Lifecycle desired(DesiredState changed) {
            return new Lifecycle(changed, observed, generation, restarts, jobId, lastError, exitCode);
        }

        public Lifecycle observed(ObservedState changed) {
            return new Lifecycle(desired, changed, generation, restarts, jobId, lastError, exitCode);
        }

        public Lifecycle ofGeneration(int changed) {
            return new Lifecycle(desired, observed, changed, restarts, jobId, lastError, exitCode);
        }

        public Lifecycle restarts(int changed) {
            return new Lifecycle(desired, observed, generation, changed, jobId, lastError, exitCode);
        }

        public Lifecycle workedOnBy(@Nullable JobId changed) {
            return new Lifecycle(desired, observed, generation, restarts, changed, lastError, exitCode);
        }

        public Lifecycle error(@Nullable String changed) {
            return new Lifecycle(desired, observed, generation, restarts, jobId, changed, exitCode);
        }

        public Lifecycle exited(@Nullable Integer changed) {
            return new Lifecycle(desired, observed, generation, restarts, jobId, lastError, changed);
        }
    }

    /** Where it lives. All empty until placed; endpoints are those of the last start. */
    public record Assignment(
            @Nullable NodeId nodeId, @Nullable String engineContainerId, List<Endpoint> endpoints) {
        public static final Assignment NONE = new Assignment(null, null, List.of());

        public Assignment {
            endpoints = List.copyOf(endpoints);
        }

        public boolean isSame(String otherEngineContainerId, List<Endpoint> otherEndpoints) {
            return otherEngineContainerId.equals(engineContainerId) && endpoints.equals(otherEndpoints);
        }
    }

    /**
     * @param runningSince set while it runs
     * @param healthySince set while it runs and its own health check, if it has one, has passed
     * @param observedAt when a node last reported it
     */
    public record Timestamps(
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant runningSince,
            @Nullable Instant healthySince,
            @Nullable Instant observedAt) {}

    public DesiredState desired() {
        return lifecycle.desired();
    }

    public ObservedState observed() {
        return lifecycle.observed();
    }

    public int generation() {
        return lifecycle.generation();
    }

    public Optional<NodeId> nodeId() {
        return Optional.ofNullable(assignment.nodeId());
    }

    public Optional<JobId> jobId() {
        return Optional.ofNullable(lifecycle.jobId());
    }

    public Optional<Update> update() {
        return Optional.ofNullable(succession.update());
    }

    /**
     * The container as users are to be sent to it; empty when there is nothing to send them to. While an update replaces it that is the
     * generation before, as long as that one serves, and while an update is rolled back it is the one that never stopped.
     */
    public Optional<ContainerInstance> published() {
        if (desired() != DesiredState.RUNNING) {
            return Optional.empty();
        }
        Optional<ContainerInstance> before = update().filter(update -> update.isIn(Update.Phase.REPLACING))
                .flatMap(Update::standingBy)
                .filter(Update.Standby::isServing)
                .map(this::as);
        boolean serves = observed().isServing()
                || update().filter(update -> update.isIn(Update.Phase.ROLLING_BACK))
                        .isPresent();
        return before.or(() ->
                Optional.of(this).filter(_ -> serves && !assignment.endpoints().isEmpty()));
    }

    private ContainerInstance as(Update.Standby before) {
        return with(lifecycle.ofGeneration(before.generation())).with(before.assignment());
    }

    public ContainerInstance with(Lifecycle changed) {
        return new ContainerInstance(id, identity, changed, assignment, timestamps, succession, version);
    }

    public ContainerInstance with(Assignment changed) {
        return new ContainerInstance(id, identity, lifecycle, changed, timestamps, succession, version);
    }

    public ContainerInstance with(Timestamps changed) {
        return new ContainerInstance(id, identity, lifecycle, assignment, changed, succession, version);
    }

    public ContainerInstance with(Succession changed) {
        return new ContainerInstance(id, identity, lifecycle, assignment, timestamps, changed, version);
    }
}
