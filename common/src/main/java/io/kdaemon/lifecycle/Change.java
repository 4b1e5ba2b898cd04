package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Assignment;
import io.kdaemon.container.ContainerInstance.Lifecycle;
import io.kdaemon.container.ContainerInstance.Timestamps;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Succession;
import io.kdaemon.container.Update;
import io.kdaemon.container.Update.Standby;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobState;
import io.kdaemon.node.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision in the making: starts from what is stored, collects changes, ends in {@link #because}. Refuses what the law forbids. */
final class Change {

    private final Situation situation;
    private final List<Effect> effects = new ArrayList<>();
    private ContainerInstance container;
    private @Nullable Job job;

    private Change(Situation situation) {
        this.situation = situation;
        this.container = situation.container();
        this.job = situation.job();
    }

    static Change of(Situation situation) {
        return new Change(situation);
    }

    Change observed(ObservedState target) {
        if (!container.observed().canMoveTo(target)) {
            throw new IllegalStateException("Expected to move container %s to %s, but it is %s"
                    .formatted(container.id(), target, container.observed()));
        }
        boolean runs = target == ObservedState.RUNNING || target == ObservedState.UNHEALTHY;
        Instant since = container.timestamps().runningSince();
        Instant runningSince = runs ? (since == null ? situation.now() : since) : null;
        Lifecycle seen = container.lifecycle().observed(target);
        return lifecycle(runs ? seen.error(null).exited(null) : seen)
                .runningSince(runningSince, target == ObservedState.RUNNING);
    }

    /** From wherever it is. */
    Change removed() {
        if (!container.observed().canMoveTo(ObservedState.REMOVED)) {
            observed(ObservedState.STOPPING);
        }
        return observed(ObservedState.REMOVED);
    }

    /** Whatever its node has of this generation goes. */
    Change dropGeneration() {
        container.nodeId().ifPresent(node -> effect(new Effect.Remove(node, container.generation())));
        return this;
    }

    Change desired(DesiredState desired) {
        return lifecycle(container.lifecycle().desired(desired));
    }

    Change error(@Nullable String reason) {
        return lifecycle(container.lifecycle().error(reason));
    }

    /** How it ended; null: nobody knows. */
    Change exited(@Nullable Integer exitCode) {
        return lifecycle(container.lifecycle().exited(exitCode));
    }

    Change restarts(int restarts) {
        return lifecycle(container.lifecycle().restarts(restarts));
    }

    /** Forget the node: the next placement is a new generation, so that nothing of the old one can count any more. */
    Change nextGeneration() {
        Succession next = container.succession().next();
        container = container
                .with(container.lifecycle().ofGeneration(next.highest()))
                .with(next)
                .with(Assignment.NONE);
        return this;
    }

    /** A new generation in the place of the old one. */
    Change nextGenerationHere() {
        Assignment old = container.assignment();
        nextGeneration();
        container = container.with(new Assignment(old.nodeId(), null, List.of()));
        return this;
    }

    /** An earlier generation is the container's again. */
    Change again(Standby before) {
        container = container
                .with(container.lifecycle().ofGeneration(before.generation()))
                .with(container.succession().running(before.revision()))
                .with(before.assignment());
        return this;
    }

    Change specifiedBy(int revision) {
        container = container.with(container.succession().running(revision));
        return this;
    }

    Change update(@Nullable Update changed) {
        container = container.with(container.succession().with(changed));
        return this;
    }

    Change assigned(NodeId nodeId) {
        container = container.with(new Assignment(nodeId, null, List.of()));
        return this;
    }

    Change runs(String engineContainerId, List<Endpoint> endpoints) {
        container = container.with(new Assignment(container.assignment().nodeId(), engineContainerId, endpoints));
        return this;
    }

    Change withoutEndpoints() {
        Assignment old = container.assignment();
        container = container.with(new Assignment(old.nodeId(), old.engineContainerId(), List.of()));
        return this;
    }

    /** What its own health check says of it, since when it runs. */
    Change with(Health health) {
        Timestamps old = container.timestamps();
        Instant since = old.healthySince() == null ? situation.now() : old.healthySince();
        return timestamps(old.runningSince(), health == Health.HEALTHY ? since : null);
    }

    Change seenAt(Instant at) {
        Timestamps old = container.timestamps();
        container = container.with(
                new Timestamps(old.createdAt(), old.updatedAt(), old.runningSince(), old.healthySince(), at));
        return this;
    }

    /** The job, if there is an unfinished one, goes on: its next sign of life is due after {@code wait}. */
    Change job(JobState state, @Nullable String reason, Duration wait) {
        Job current = job;
        if (current != null) {
            Job.Schedule old = current.schedule();
            job = current.with(new Job.Progress(state, current.progress().attempt(), reason))
                    .with(new Job.Schedule(old.createdAt(), situation.now().plus(wait), old.deadlineAt(), null));
        }
        return this;
    }

    /** As if it had just been begun. */
    Change beginAgain() {
        Job current = job;
        if (current != null) {
            Job.Schedule old = current.schedule();
            job = current.with(new Job.Progress(
                            current.state(), 1, current.progress().reason()))
                    .with(new Job.Schedule(
                            old.createdAt(), old.nextAttemptAt(), situation.newDeadline(old), old.finishedAt()));
        }
        return this;
    }

    Change nextAttempt() {
        Job current = job;
        if (current != null) {
            Job.Progress old = current.progress();
            job = current.with(new Job.Progress(old.state(), old.attempt() + 1, old.reason()));
        }
        return this;
    }

    /** The job, if there is an unfinished one, ends, and an update with it. */
    Change finish(JobState state, @Nullable String reason) {
        Job current = job;
        if (current != null) {
            Job.Schedule old = current.schedule();
            job = current.with(new Job.Progress(state, current.progress().attempt(), reason))
                    .with(new Job.Schedule(old.createdAt(), old.nextAttemptAt(), old.deadlineAt(), situation.now()));
            lifecycle(container.lifecycle().workedOnBy(null));
        }
        return update(null);
    }

    Change effect(Effect effect) {
        effects.add(effect);
        return this;
    }

    Decision because(String summary) {
        Timestamps old = container.timestamps();
        container = container.with(new Timestamps(
                old.createdAt(), situation.now(), old.runningSince(), old.healthySince(), old.observedAt()));
        return new Decision.Apply(container, job, effects, summary);
    }

    /** For a step that is only repeated: people have been told before. */
    Decision quietly() {
        return new Decision.Apply(container, job, effects, null);
    }

    private Change lifecycle(Lifecycle changed) {
        container = container.with(changed);
        return this;
    }

    private Change runningSince(@Nullable Instant since, boolean mayBeHealthy) {
        Timestamps old = container.timestamps();
        return timestamps(since, mayBeHealthy ? old.healthySince() : null);
    }

    private Change timestamps(@Nullable Instant runningSince, @Nullable Instant healthySince) {
        Timestamps old = container.timestamps();
        container = container.with(
                new Timestamps(old.createdAt(), old.updatedAt(), runningSince, healthySince, old.observedAt()));
        return this;
    }
}
