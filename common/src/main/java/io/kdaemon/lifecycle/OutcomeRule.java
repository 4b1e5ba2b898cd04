package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.job.JobState;
import io.kdaemon.lifecycle.ContainerCommand.ReportCommandFailed;
import io.kdaemon.lifecycle.ContainerCommand.ReportLaunchFailed;
import io.kdaemon.lifecycle.ContainerCommand.ReportStarted;
import io.kdaemon.lifecycle.ContainerCommand.ReportStarting;
import io.kdaemon.lifecycle.ContainerCommand.ReportStopped;
import java.time.Duration;

/** What follows from the outcome of a command that a docker-worker carried out, for the current generation. */
final class OutcomeRule {

    private final LifecyclePolicy policy;
    private final RepairRule repairRule;
    private final UpdateRule updateRule;

    OutcomeRule(LifecyclePolicy policy, RepairRule repairRule, UpdateRule updateRule) {
        this.policy = policy;
        this.repairRule = repairRule;
        this.updateRule = updateRule;
    }

    Decision starting(Situation situation, ReportStarting report) {
        return switch (situation.container().observed()) {
            case PLACED ->
                Change.of(situation)
                        .observed(ObservedState.STARTING)
                        .seenAt(report.origin().at())
                        .job(JobState.DISPATCHED, null, policy.patience().overdueAfter())
                        .because("node is at work");
            case REQUESTED, STARTING, RUNNING, UNHEALTHY, STOPPING, STOPPED, REMOVED, FAILED, LOST ->
                new Decision.Ignore("late news of a beginning");
        };
    }

    /** Late is not harmless here: what nobody wants any more runs, so it is told to stop or go. */
    Decision started(Situation situation, ReportStarted report) {
        return switch (situation.container().desired()) {
            case RUNNING -> startedAsWanted(situation, report);
            case STOPPED ->
                Change.of(situation)
                        .runs(report.engineContainerId(), report.endpoints())
                        .observed(ObservedState.STOPPING)
                        .withoutEndpoints()
                        .effect(new Effect.Stop())
                        .because("started though it shall not run: told its node to stop it");
            case REMOVED ->
                Change.of(situation)
                        .effect(new Effect.Remove(
                                report.origin().nodeId(), report.origin().generation()))
                        .because("started though it shall be gone: told its node to remove it");
        };
    }

    private Decision startedAsWanted(Situation situation, ReportStarted report) {
        ContainerInstance container = situation.container();
        boolean known = container.observed() == ObservedState.RUNNING
                && container.assignment().isSame(report.engineContainerId(), report.endpoints());
        if (known || container.observed() == ObservedState.STOPPING) {
            return new Decision.Ignore("known already, or being stopped for its restart");
        }
        Change change = Change.of(situation)
                .observed(ObservedState.RUNNING)
                .with(report.health())
                .runs(report.engineContainerId(), report.endpoints())
                .seenAt(report.origin().at());
        return updateRule
                .arrived(change, situation)
                .because(report.adopted() ? "runs (an earlier attempt had started it)" : "runs");
    }

    Decision launchFailed(Situation situation, ReportLaunchFailed report) {
        return switch (situation.container().desired()) {
            case STOPPED, REMOVED -> new Decision.Ignore("it shall not run anyway");
            case RUNNING ->
                switch (situation.container().observed()) {
                    case PLACED, STARTING, STOPPED, LOST -> failedLaunch(situation, report);
                    case REQUESTED, RUNNING, UNHEALTHY, STOPPING, REMOVED, FAILED ->
                        new Decision.Ignore("late news of a failure");
                };
        };
    }

    private Decision failedLaunch(Situation situation, ReportLaunchFailed report) {
        if (report.permanent() || !situation.hasJob() || situation.attempt() >= policy.maxAttempts()) {
            return updateRule.failed(situation, report.reason(), change -> giveUp(situation, report, change));
        }
        Duration wait = policy.retry().after(situation.attempt());
        Change change = Change.of(situation)
                .effect(new Effect.DistrustNode(report.origin().nodeId()));
        if (situation.isBoundToItsNode()) {
            change.observed(ObservedState.PLACED);
        } else {
            change.observed(ObservedState.REQUESTED)
                    .nextGeneration()
                    .effect(new Effect.ReleaseReservation())
                    .effect(new Effect.Remove(
                            report.origin().nodeId(), report.origin().generation()));
        }
        return change.error(report.reason())
                .job(JobState.RETRY_WAIT, report.reason(), wait)
                .nextAttempt()
                .because("attempt %d failed: %s; next in %s".formatted(situation.attempt(), report.reason(), wait));
    }

    /** What fails for good, as an image that does not exist, is not the node's fault. */
    private static Decision giveUp(Situation situation, ReportLaunchFailed report, Change change) {
        String reason = report.reason();
        if (!report.permanent()) {
            change.effect(new Effect.DistrustNode(report.origin().nodeId()));
        }
        return change.observed(ObservedState.FAILED)
                .error(reason)
                .finish(JobState.FAILED, reason)
                .effect(new Effect.Notify(GiveUpRule.subject(situation, reason)))
                .because("launch failed for good: " + reason);
    }

    Decision stopped(Situation situation, ReportStopped report) {
        return switch (situation.container().desired()) {
            case STOPPED ->
                Change.of(situation)
                        .observed(ObservedState.STOPPED)
                        .withoutEndpoints()
                        .seenAt(report.origin().at())
                        .finish(JobState.SUCCEEDED, null)
                        .because("stopped");
            case RUNNING ->
                situation.container().observed() == ObservedState.STOPPING
                        ? startAgain(situation)
                        : repairRule.ended(situation, RepairRule.End.without("stopped though it shall run"));
            case REMOVED -> new Decision.Ignore("its removal follows");
        };
    }

    private Decision startAgain(Situation situation) {
        if (situation.updateIs(Update.Phase.AWAITED)) {
            return updateRule.takePlace(
                    situation, situation.container().update().orElseThrow());
        }
        return Change.of(situation)
                .observed(ObservedState.PLACED)
                .job(JobState.DISPATCHED, null, policy.patience().overdueAfter())
                .effect(new Effect.Launch())
                .because("stopped; told its node to start it again");
    }

    Decision commandFailed(Situation situation, ReportCommandFailed report) {
        if (!situation.hasJob()) {
            return new Decision.Ignore("no job of it is unfinished");
        }
        if (situation.attempt() >= policy.maxAttempts()) {
            return updateRule.failed(
                    situation,
                    report.reason(),
                    change -> change.error(report.reason())
                            .finish(JobState.FAILED, report.reason())
                            .effect(new Effect.Notify(GiveUpRule.subject(situation, report.reason())))
                            .because("gave up: " + report.reason()));
        }
        Duration wait = policy.retry().after(situation.attempt());
        return Change.of(situation)
                .error(report.reason())
                .job(JobState.RETRY_WAIT, report.reason(), wait)
                .nextAttempt()
                .because("attempt %d failed: %s; next in %s".formatted(situation.attempt(), report.reason(), wait));
    }
}
