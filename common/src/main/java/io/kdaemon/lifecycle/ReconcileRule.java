package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.node.NodeId;
import java.time.Duration;
import java.util.Optional;

/** The next step from what is to what is wanted, for the container's unfinished job. The same step serves a first try and a repetition. */
final class ReconcileRule {

    private final LifecyclePolicy policy;
    private final GiveUpRule giveUpRule;

    ReconcileRule(LifecyclePolicy policy, GiveUpRule giveUpRule) {
        this.policy = policy;
        this.giveUpRule = giveUpRule;
    }

    Decision decide(Situation situation) {
        if (!situation.hasJob()) {
            return new Decision.Ignore("no job of it is unfinished");
        }
        if (situation.isPastDeadline()) {
            return giveUpRule.deadline(situation);
        }
        return switch (situation.container().desired()) {
            case RUNNING -> towardsRunning(situation);
            case STOPPED -> towardsStopped(situation);
            case REMOVED -> towardsRemoved(situation);
        };
    }

    private Decision towardsRunning(Situation situation) {
        return switch (situation.container().observed()) {
            case REQUESTED -> requestPlacement(situation);
            case PLACED, STARTING -> launch(situation);
            case RUNNING, UNHEALTHY ->
                situation.isJob(JobKind.RESTART)
                        ? stop(situation)
                        : Change.of(situation).finish(JobState.SUCCEEDED, null).because("runs as wanted");
            case STOPPING -> stop(situation);
            case STOPPED, LOST, FAILED ->
                situation.hasRun() ? launch(situation) : placeAnew(situation, "started again");
            case REMOVED -> new Decision.Ignore("it is removed");
        };
    }

    /** A container that waits for capacity asks again and again; only the answer can be news. */
    private Decision requestPlacement(Situation situation) {
        Duration patience = policy.patience().overdueAfter();
        if (situation.jobIs(JobState.WAITING_FOR_CAPACITY)) {
            String reason = situation.container().lifecycle().lastError();
            return Change.of(situation)
                    .job(JobState.WAITING_FOR_CAPACITY, reason, patience)
                    .effect(new Effect.RequestPlacement())
                    .quietly();
        }
        return Change.of(situation)
                .job(JobState.QUEUED, null, patience)
                .effect(new Effect.RequestPlacement())
                .because("asked for a node");
    }

    private Decision towardsStopped(Situation situation) {
        return switch (situation.container().observed()) {
            case REQUESTED, STOPPED ->
                Change.of(situation)
                        .observed(ObservedState.STOPPED)
                        .finish(JobState.SUCCEEDED, null)
                        .because("stopped");
            case PLACED, STARTING, RUNNING, UNHEALTHY, STOPPING, LOST, FAILED ->
                situation.container().nodeId().isPresent()
                        ? stop(situation)
                        : Change.of(situation)
                                .observed(ObservedState.STOPPED)
                                .finish(JobState.SUCCEEDED, null)
                                .because("stopped");
            case REMOVED -> new Decision.Ignore("it is removed");
        };
    }

    private Decision towardsRemoved(Situation situation) {
        ContainerInstance container = situation.container();
        Optional<NodeId> node = container.nodeId();
        if (node.isEmpty()) {
            return Change.of(situation)
                    .observed(ObservedState.REMOVED)
                    .finish(JobState.SUCCEEDED, null)
                    .effect(new Effect.ReleaseReservation())
                    .because("removed");
        }
        return Change.of(situation)
                .observed(ObservedState.STOPPING)
                .withoutEndpoints()
                .job(JobState.DISPATCHED, null, policy.patience().overdueAfter())
                .effect(new Effect.Remove(node.get(), container.generation()))
                .because("told node " + node.get() + " to remove it");
    }

    private Decision launch(Situation situation) {
        return Change.of(situation)
                .observed(ObservedState.PLACED)
                .job(JobState.DISPATCHED, null, policy.patience().overdueAfter())
                .effect(new Effect.Launch())
                .because("told its node to run it");
    }

    private Decision stop(Situation situation) {
        return Change.of(situation)
                .observed(ObservedState.STOPPING)
                .withoutEndpoints()
                .job(JobState.DISPATCHED, null, policy.patience().overdueAfter())
                .effect(new Effect.Stop())
                .because("told its node to stop it");
    }

    /** A fresh generation on whichever node has room; what the old one may have left on its node is removed there. */
    Decision placeAnew(Situation situation, String why) {
        ContainerInstance old = situation.container();
        Change change = Change.of(situation)
                .observed(ObservedState.REQUESTED)
                .nextGeneration()
                .effect(new Effect.ReleaseReservation());
        old.nodeId().ifPresent(node -> change.effect(new Effect.Remove(node, old.generation())));
        return change.job(JobState.QUEUED, why, policy.patience().overdueAfter())
                .effect(new Effect.RequestPlacement())
                .because("looks for a node: " + why);
    }
}
