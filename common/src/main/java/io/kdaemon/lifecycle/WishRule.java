package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import java.time.Instant;

/** What a user's wish changes: the desired state and the job. Carrying it out is the watcher's work. */
final class WishRule {

    private final LifecyclePolicy policy;

    WishRule(LifecyclePolicy policy) {
        this.policy = policy;
    }

    Decision decide(Situation situation, JobKind kind) {
        return switch (kind) {
            case STOP -> wish(situation, kind, DesiredState.STOPPED);
            case REMOVE -> wish(situation, kind, DesiredState.REMOVED);
            case START, RESTART -> run(situation, kind);
            case LAUNCH -> launch(situation);
            case REPAIR -> throw new IllegalArgumentException("Expected a user's wish, but got " + kind);
        };
    }

    Decision forget(Situation situation) {
        ContainerInstance container = situation.container();
        Change change = Change.of(situation).desired(DesiredState.REMOVED);
        if (!container.observed().canMoveTo(ObservedState.REMOVED)) {
            change.observed(ObservedState.STOPPING);
        }
        container.nodeId().ifPresent(node -> change.effect(new Effect.Remove(node, container.generation())));
        return change.observed(ObservedState.REMOVED)
                .withoutEndpoints()
                .finish(JobState.CANCELLED, "the container was given up")
                .effect(new Effect.ReleaseReservation())
                .because("given up by force");
    }

    /** The first job of a new container. */
    private Decision launch(Situation situation) {
        boolean isNew = situation.container().observed() == ObservedState.REQUESTED && !situation.hasJob();
        return isNew
                ? begin(Change.of(situation), situation.now(), JobKind.LAUNCH)
                        .effect(new Effect.RequestPlacement())
                        .because("launch asked for")
                : new Decision.Ignore("launched already");
    }

    private Decision run(Situation situation, JobKind kind) {
        ContainerInstance container = situation.container();
        return switch (container.desired()) {
            case REMOVED -> new Decision.Ignore("it is being removed");
            case STOPPED -> open(situation, JobKind.START, DesiredState.RUNNING);
            case RUNNING -> {
                boolean nothingToDo =
                        kind == JobKind.START && (container.observed().isServing() || situation.hasJob());
                yield nothingToDo
                        ? new Decision.Ignore("it runs or is about to")
                        : open(situation, kind, DesiredState.RUNNING);
            }
        };
    }

    private Decision wish(Situation situation, JobKind kind, DesiredState desired) {
        ContainerInstance container = situation.container();
        boolean alreadyWished = container.desired() == desired || container.desired() == DesiredState.REMOVED;
        boolean done = container.observed() == ObservedState.STOPPED && desired == DesiredState.STOPPED;
        return alreadyWished && (situation.hasJob() || done)
                ? new Decision.Ignore("wished already")
                : open(situation, kind, container.desired() == DesiredState.REMOVED ? DesiredState.REMOVED : desired);
    }

    private Decision open(Situation situation, JobKind kind, DesiredState desired) {
        Change change =
                Change.of(situation).desired(desired).restarts(0).finish(JobState.CANCELLED, "overtaken by " + kind);
        return begin(change, situation.now(), kind)
                .effect(new Effect.RequestReconcile())
                .because(kind + " asked for");
    }

    private Change begin(Change change, Instant now, JobKind kind) {
        Instant due = now.plus(policy.patience().overdueAfter());
        Instant deadline = now.plus(policy.patience().deadline());
        return change.effect(new Effect.OpenJob(
                kind, new Job.Progress(JobState.QUEUED, 1, null), new Job.Schedule(now, due, deadline, null)));
    }
}
