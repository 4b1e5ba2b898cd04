package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.job.JobState;
import io.kdaemon.lifecycle.ContainerCommand.Adopt;
import io.kdaemon.lifecycle.ContainerCommand.Cancel;
import io.kdaemon.lifecycle.ContainerCommand.Follow;
import io.kdaemon.lifecycle.ContainerCommand.Forget;
import io.kdaemon.lifecycle.ContainerCommand.LaunchWhenReady;
import io.kdaemon.lifecycle.ContainerCommand.Place;
import io.kdaemon.lifecycle.ContainerCommand.Reconcile;
import io.kdaemon.lifecycle.ContainerCommand.Release;
import io.kdaemon.lifecycle.ContainerCommand.Replace;
import io.kdaemon.lifecycle.ContainerCommand.Report;
import io.kdaemon.lifecycle.ContainerCommand.ReportDeadLetter;
import io.kdaemon.lifecycle.ContainerCommand.ReportNoRoom;
import io.kdaemon.lifecycle.ContainerCommand.ReportNodeLost;
import io.kdaemon.lifecycle.ContainerCommand.Wish;

/** The law: what follows from a command in a situation. Pure and total: every pair of situation and command has an answer. */
public final class LifecycleDecider {

    private final LifecyclePolicy policy;
    private final ReconcileRule reconcileRule;
    private final ReportRule reportRule;
    private final GiveUpRule giveUpRule;
    private final WishRule wishRule;
    private final UpdateRule updateRule;

    public LifecycleDecider(LifecyclePolicy policy) {
        this.policy = policy;
        this.updateRule = new UpdateRule(policy);
        this.giveUpRule = new GiveUpRule(updateRule);
        this.wishRule = new WishRule(policy, updateRule);
        this.reconcileRule = new ReconcileRule(policy, giveUpRule, updateRule);
        this.reportRule = new ReportRule(policy, updateRule);
    }

    public Decision decide(Situation situation, ContainerCommand command) {
        if (situation.container().observed() == ObservedState.REMOVED && !(command instanceof Report)) {
            return new Decision.Ignore("it is removed");
        }
        return switch (command) {
            case Wish wish -> wishRule.decide(situation, wish);
            case LaunchWhenReady _ -> wishRule.launchWhenReady(situation);
            case Adopt adopt -> wishRule.adopt(situation, adopt);
            case Replace replace -> wishRule.replace(situation, replace);
            case Follow follow -> wishRule.follow(situation, follow);
            case Cancel cancel -> wishRule.cancel(situation, cancel.jobId());
            case Forget _ -> wishRule.forget(situation);
            case Release _ -> wishRule.release(situation);
            case Reconcile _ -> reconcileRule.decide(situation);
            case Place place -> place(situation, place);
            case ReportNoRoom noRoom -> wait(situation, noRoom);
            case ReportNodeLost lost -> lose(situation, lost);
            case ReportDeadLetter dead -> giveUpRule.deadLetter(situation, dead.reason());
            case Report report -> reportRule.decide(situation, report);
        };
    }

    /** Whether the scheduler still has to find a node for this generation. Asked before any room is reserved. */
    public static boolean awaitsPlacement(ContainerInstance container, int generation) {
        return container.generation() == generation
                && container.desired() == DesiredState.RUNNING
                && container.observed() == ObservedState.REQUESTED;
    }

    private Decision place(Situation situation, Place place) {
        if (!awaitsPlacement(situation.container(), place.generation())) {
            return new Decision.Ignore("it does not wait for a node any more");
        }
        return Change.of(situation)
                .observed(ObservedState.PLACED)
                .assigned(place.nodeId())
                .job(JobState.DISPATCHED, null, policy.patience().overdueAfter())
                .effect(new Effect.Launch())
                .because("placed on node " + place.nodeId());
    }

    private Decision wait(Situation situation, ReportNoRoom noRoom) {
        if (!awaitsPlacement(situation.container(), noRoom.generation())) {
            return new Decision.Ignore("it does not wait for a node any more");
        }
        Update update = situation.container().update().orElse(null);
        if (update != null && update.isIn(Update.Phase.REPLACING) && update.order() == Update.Order.AUTOMATIC) {
            return updateRule.noRoomBeside(situation, update, noRoom.reason());
        }
        Change change = Change.of(situation)
                .error(noRoom.reason())
                .job(
                        JobState.WAITING_FOR_CAPACITY,
                        noRoom.reason(),
                        policy.patience().capacityRetry());
        boolean isKnown =
                noRoom.reason().equals(situation.container().lifecycle().lastError());
        return isKnown ? change.quietly() : change.because("waits for capacity: " + noRoom.reason());
    }

    /** What never ran is placed elsewhere at once; what ran is LOST until its node is back or it is moved. */
    private Decision lose(Situation situation, ReportNodeLost lost) {
        Update update = situation.container().update().orElse(null);
        if (!situation.container().nodeId().filter(lost.nodeId()::equals).isPresent()) {
            return update != null && update.standsBy(lost.nodeId())
                    ? updateRule.standbyReported(situation, update, true)
                    : new Decision.Ignore("it is not on node " + lost.nodeId());
        }
        return switch (situation.container().observed()) {
            case PLACED, STARTING ->
                situation.isBoundToItsNode() || situation.container().desired() != DesiredState.RUNNING
                        ? markLost(situation, lost)
                        : reconcileRule.placeAnew(situation, lost.reason());
            case RUNNING, UNHEALTHY -> markLost(situation, lost);
            case REQUESTED, STOPPING, STOPPED, REMOVED, FAILED, LOST ->
                new Decision.Ignore(
                        "nothing to lose in " + situation.container().observed());
        };
    }

    private static Decision markLost(Situation situation, ReportNodeLost lost) {
        return Change.of(situation)
                .observed(ObservedState.LOST)
                .error("node " + lost.nodeId() + " does not answer: " + lost.reason())
                .because("lost with node " + lost.nodeId());
    }
}
