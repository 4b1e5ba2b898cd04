package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.lifecycle.ContainerCommand.Adopt;
import io.kdaemon.lifecycle.ContainerCommand.Follow;
import io.kdaemon.lifecycle.ContainerCommand.Replace;
import io.kdaemon.lifecycle.ContainerCommand.Wish;
import java.time.Instant;

/** What a user's wish changes: the desired state and the job. Carrying it out is the watcher's work. */
final class WishRule {

    private final LifecyclePolicy policy;

    private final UpdateRule updateRule;

    WishRule(LifecyclePolicy policy, UpdateRule updateRule) {
        this.policy = policy;
        this.updateRule = updateRule;
    }

    Decision decide(Situation situation, Wish wish) {
        return switch (wish.kind()) {
            case STOP -> wish(situation, wish, DesiredState.STOPPED);
            case REMOVE -> wish(situation, wish, DesiredState.REMOVED);
            case START, RESTART -> run(situation, wish);
            case LAUNCH -> launch(situation);
            case UPDATE, REPAIR -> throw new IllegalArgumentException("Expected a plain wish, but got " + wish.kind());
        };
    }

    /** What does not run takes its new specification on with its next start; its old generation has nothing to come back to. */
    Decision replace(Situation situation, Replace replace) {
        return switch (situation.container().desired()) {
            case REMOVED -> new Decision.Ignore("it is being removed");
            case STOPPED -> respecified(situation, replace);
            case RUNNING ->
                opened(situation, new Wish(JobKind.UPDATE), DesiredState.RUNNING, overtakenBy(JobKind.UPDATE))
                        .update(Update.awaited(replace.order(), replace.revision(), replace.limit()))
                        .because("update to revision %d asked for".formatted(replace.revision()));
        };
    }

    private Decision respecified(Situation situation, Replace replace) {
        return Change.of(situation)
                .dropGeneration()
                .nextGenerationHere()
                .specifiedBy(replace.revision())
                .because("takes revision %d on with its next start".formatted(replace.revision()));
    }

    /**
     * The specification stays. What users or the law do with it at the moment comes first, unless it only waits to be repaired: that it was
     * told wrong may be what it died of.
     */
    Decision follow(Situation situation, Follow follow) {
        ContainerInstance container = situation.container();
        boolean isWorkedOn = situation.hasJob() && !situation.isJob(JobKind.REPAIR);
        if (container.desired() != DesiredState.RUNNING || container.observed() == ObservedState.LOST || isWorkedOn) {
            return new Decision.Ignore("not wanted running, lost with its node, or worked on already");
        }
        Update.Order order = follow.order();
        return order == null
                ? Change.of(situation)
                        .because(follow.moved() + "; it is not updated for that (on_dependency_moved: ignore)")
                : tellAnew(situation, JobKind.UPDATE, order).because(follow.moved() + "; it is updated to be told so");
    }

    /** An update to the specification that it has already: an engine container cannot be told anything new. */
    private Change tellAnew(Situation situation, JobKind overtaking, Update.Order order) {
        int revision = situation.container().succession().revision();
        return opened(situation, new Wish(JobKind.UPDATE), DesiredState.RUNNING, overtakenBy(overtaking))
                .update(Update.awaited(order, revision, policy.updates().healthyWithin()));
    }

    /** Calling a job off is wishing for what was before. */
    Decision cancel(Situation situation, JobId jobId) {
        Job job = situation.job();
        if (job == null || !job.id().equals(jobId)) {
            return new Decision.Ignore("job %s has ended".formatted(jobId));
        }
        return switch (job.kind()) {
            case LAUNCH -> instead(situation, JobKind.REMOVE, DesiredState.REMOVED);
            case START -> instead(situation, JobKind.STOP, DesiredState.STOPPED);
            case STOP, RESTART, UPDATE -> instead(situation, JobKind.START, DesiredState.RUNNING);
            case REMOVE, REPAIR -> new Decision.Ignore("a %s job cannot be cancelled".formatted(job.kind()));
        };
    }

    private Decision instead(Situation situation, JobKind kind, DesiredState desired) {
        return opened(situation, new Wish(kind), desired, "cancelled by a user")
                .because("job %s cancelled"
                        .formatted(situation.container().lifecycle().jobId()));
    }

    Decision forget(Situation situation) {
        return updateRule
                .calledOff(situation)
                .desired(DesiredState.REMOVED)
                .dropGeneration()
                .removed()
                .withoutEndpoints()
                .finish(JobState.CANCELLED, "the container was given up")
                .effect(new Effect.ReleaseReservation())
                .because("given up by force");
    }

    /** The first job of a new container. */
    private Decision launch(Situation situation) {
        return isNew(situation)
                ? begin(Change.of(situation), situation.now(), new Wish(JobKind.LAUNCH))
                        .effect(new Effect.RequestPlacement())
                        .because("launch asked for")
                : new Decision.Ignore("launched already");
    }

    /** It is bound to its node from the beginning, and there is nothing to do for it. */
    Decision adopt(Situation situation, Adopt adopt) {
        boolean fails = adopt.health() == Health.UNHEALTHY;
        return isNew(situation)
                ? Change.of(situation)
                        .assigned(adopt.nodeId())
                        .observed(ObservedState.PLACED)
                        .observed(fails ? ObservedState.UNHEALTHY : ObservedState.RUNNING)
                        .with(adopt.health())
                        .runs(adopt.engineContainerId(), adopt.endpoints())
                        .seenAt(adopt.at())
                        .because("taken over from node %s as it runs".formatted(adopt.nodeId()))
                : new Decision.Ignore("it is no new container");
    }

    /** Not while a command may be on its way to it: it is to stay as it is. */
    Decision release(Situation situation) {
        Job job = situation.job();
        return job == null
                ? Change.of(situation)
                        .desired(DesiredState.REMOVED)
                        .removed()
                        .withoutEndpoints()
                        .effect(new Effect.ReleaseReservation())
                        .because("released: it stays on its node as it is")
                : new Decision.Ignore("%s job %s is at work on it".formatted(job.kind(), job.id()));
    }

    Decision launchWhenReady(Situation situation) {
        return isNew(situation)
                ? begin(
                                Change.of(situation),
                                situation.now(),
                                new Wish(JobKind.LAUNCH),
                                JobState.WAITING_FOR_DEPENDENCY)
                        .effect(new Effect.RequestReconcile())
                        .because("launch asked for, as soon as what it depends on is healthy")
                : new Decision.Ignore("launched already");
    }

    private static boolean isNew(Situation situation) {
        return situation.container().observed() == ObservedState.REQUESTED && !situation.hasJob();
    }

    private Decision run(Situation situation, Wish wish) {
        ContainerInstance container = situation.container();
        return switch (container.desired()) {
            case REMOVED -> new Decision.Ignore("it is being removed");
            case STOPPED -> start(situation, new Wish(JobKind.START));
            case RUNNING -> {
                boolean nothingToDo =
                        wish.kind() == JobKind.START && (container.observed().isServing() || situation.hasJob());
                yield nothingToDo ? new Decision.Ignore("it runs or is about to") : start(situation, wish);
            }
        };
    }

    /** What would be started with what it was told before takes its own place instead. */
    private Decision start(Situation situation, Wish wish) {
        return situation.moved() == null || !canTakeItsOwnPlace(situation)
                ? open(situation, wish, DesiredState.RUNNING)
                : tellAnew(situation, wish.kind(), Update.Order.STOP_FIRST)
                        .because("%s asked for; %s, so it is updated to be told so"
                                .formatted(wish.kind(), situation.moved()));
    }

    private static boolean canTakeItsOwnPlace(Situation situation) {
        boolean isThere = switch (situation.container().observed()) {
            case RUNNING, UNHEALTHY, STOPPING, STOPPED, FAILED -> situation.isBoundToItsNode();
            case REQUESTED, PLACED, STARTING, REMOVED, LOST -> false;
        };
        return isThere && situation.container().update().isEmpty();
    }

    private Decision wish(Situation situation, Wish wish, DesiredState desired) {
        ContainerInstance container = situation.container();
        boolean alreadyWished = container.desired() == desired || container.desired() == DesiredState.REMOVED;
        boolean done = container.observed() == ObservedState.STOPPED && desired == DesiredState.STOPPED;
        return alreadyWished && (situation.hasJob() || done)
                ? new Decision.Ignore("wished already")
                : open(situation, wish, container.desired() == DesiredState.REMOVED ? DesiredState.REMOVED : desired);
    }

    private Decision open(Situation situation, Wish wish, DesiredState desired) {
        return opened(situation, wish, desired, overtakenBy(wish.kind())).because(wish.kind() + " asked for");
    }

    /** What was under way ends, an update included: as it stands, the container is one generation again. */
    private Change opened(Situation situation, Wish wish, DesiredState desired, String why) {
        Change change =
                updateRule.calledOff(situation).desired(desired).restarts(0).finish(JobState.CANCELLED, why);
        return begin(change, situation.now(), wish, beginning(situation, desired))
                .effect(new Effect.RequestReconcile());
    }

    /** What waits for others to be healthy waits on, whatever else is to be done with it once it runs. */
    private static JobState beginning(Situation situation, DesiredState desired) {
        boolean waitsOn = desired == DesiredState.RUNNING && situation.jobIs(JobState.WAITING_FOR_DEPENDENCY);
        return waitsOn ? JobState.WAITING_FOR_DEPENDENCY : JobState.QUEUED;
    }

    private static String overtakenBy(JobKind kind) {
        return "overtaken by " + kind;
    }

    private Change begin(Change change, Instant now, Wish wish) {
        return begin(change, now, wish, JobState.QUEUED);
    }

    private Change begin(Change change, Instant now, Wish wish, JobState state) {
        Instant due = now.plus(policy.patience().overdueAfter());
        Instant deadline = now.plus(policy.patience().deadline());
        return change.effect(new Effect.OpenJob(
                wish.kind(),
                new Job.Progress(state, 1, null),
                new Job.Schedule(now, due, deadline, null),
                wish.terms()));
    }
}
