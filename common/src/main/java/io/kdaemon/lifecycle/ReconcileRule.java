package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.node.NodeId;
import java.time.Duration;
import java.util.Optional;

/** The next step from what is to what is wanted, for the container's unfinished job. The same step serves a first try and a repetition. */
final class ReconcileRule {

    private final LifecyclePolicy policy;
    private final GiveUpRule giveUpRule;
    private final UpdateRule updateRule;

    ReconcileRule(LifecyclePolicy policy, GiveUpRule giveUpRule, UpdateRule updateRule) {
        this.policy = policy;
        this.giveUpRule = giveUpRule;
        this.updateRule = updateRule;
    }

    Decision decide(Situation situation) {
        if (!situation.hasJob()) {
            return new Decision.Ignore("no job of it is unfinished");
        }
        if (situation.isPastDeadline()) {
            return giveUpRule.deadline(situation);
        }
        return switch (situation.container().desired()) {
            case RUNNING -> {
                String waitsFor = situation.waitsFor();
                if (waitsFor != null) {
                    yield waitFor(situation, waitsFor);
                }
                Update update = situation.container().update().orElse(null);
                yield update == null ? towardsRunning(situation) : towardsUpdated(situation, update);
            }
            case STOPPED -> towardsStopped(situation);
            case REMOVED -> towardsRemoved(situation);
        };
    }

    private Decision towardsUpdated(Situation situation, Update update) {
        return switch (update.phase()) {
            case AWAITED -> beginUpdate(situation, update);
            case REPLACING -> situation.runs() ? updateRule.judge(situation, update) : towardsRunning(situation);
            case DRAINING -> updateRule.drain(situation, update);
            case ROLLING_BACK -> towardsRunning(situation);
        };
    }

    /** What does not serve has nothing to be kept: it is placed anew with the other specification, unless it has to stay on its node. */
    private Decision beginUpdate(Situation situation, Update update) {
        boolean stopsFirst = update.order() == Update.Order.STOP_FIRST;
        return switch (situation.container().observed()) {
            case RUNNING, UNHEALTHY -> stopsFirst ? stop(situation) : updateRule.startBeside(situation, update);
            case STOPPING -> stop(situation);
            case STOPPED, FAILED ->
                stopsFirst && situation.isBoundToItsNode()
                        ? updateRule.takePlace(situation, update)
                        : renew(situation, update);
            case REQUESTED, PLACED, STARTING, LOST -> renew(situation, update);
            case REMOVED -> new Decision.Ignore("it is removed");
        };
    }

    private Decision renew(Situation situation, Update update) {
        return placeAnew(situation, Change.of(situation).update(null).specifiedBy(update.revision()), "updated");
    }

    private Decision towardsRunning(Situation situation) {
        return switch (situation.container().observed()) {
            case REQUESTED -> requestPlacement(situation);
            case PLACED, STARTING -> launch(situation);
            case RUNNING, UNHEALTHY ->
                situation.isJob(JobKind.RESTART)
                        ? stop(situation)
                        : updateRule.arrived(Change.of(situation), situation).because("runs as wanted");
            case STOPPING -> stop(situation);
            case STOPPED, LOST, FAILED ->
                situation.isBoundToItsNode() ? launch(situation) : placeAnew(situation, "started again");
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
                .error(null)
                .job(JobState.QUEUED, null, patience)
                .effect(new Effect.RequestPlacement())
                .because("asked for a node");
    }

    private Decision waitFor(Situation situation, String dependency) {
        String reason = "waits for " + dependency;
        Change change = Change.of(situation)
                .error(reason)
                .job(JobState.WAITING_FOR_DEPENDENCY, reason, policy.patience().dependencyRetry());
        boolean isKnown = reason.equals(situation.container().lifecycle().lastError());
        return isKnown ? change.quietly() : change.because(reason);
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
        return placeAnew(situation, Change.of(situation), why);
    }

    private Decision placeAnew(Situation situation, Change change, String why) {
        return change.observed(ObservedState.REQUESTED)
                .effect(new Effect.ReleaseReservation())
                .dropGeneration()
                .nextGeneration()
                .job(JobState.QUEUED, why, policy.patience().overdueAfter())
                .effect(new Effect.RequestPlacement())
                .because("looks for a node: " + why);
    }
}
