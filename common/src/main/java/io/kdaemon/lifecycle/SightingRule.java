package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.lifecycle.ContainerCommand.Origin;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenRunning;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenStopped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows from seeing the current generation on its engine, or from not seeing it there. Sightings may be older than what is known
 * already, and work may be under way: then they change nothing, because the next one will tell.
 */
final class SightingRule {

    private final LifecyclePolicy policy;
    private final RepairRule repairRule;
    private final UpdateRule updateRule;

    SightingRule(LifecyclePolicy policy, RepairRule repairRule, UpdateRule updateRule) {
        this.policy = policy;
        this.repairRule = repairRule;
        this.updateRule = updateRule;
    }

    Decision running(Situation situation, ReportSeenRunning report) {
        return switch (situation.container().desired()) {
            case RUNNING -> seenServing(situation, report);
            case STOPPED -> unwanted(situation, new Effect.Stop(), "runs though it shall not");
            case REMOVED -> unwanted(situation, removal(situation), "runs though it shall be gone");
        };
    }

    private Decision seenServing(Situation situation, ReportSeenRunning report) {
        ContainerInstance container = situation.container();
        Health health = report.health() == Health.UNKNOWN ? situation.knownHealth() : report.health();
        boolean fails = health == Health.UNHEALTHY;
        boolean passes = health == Health.HEALTHY;
        ObservedState target = fails ? ObservedState.UNHEALTHY : ObservedState.RUNNING;
        boolean known = container.observed() == target
                && passes == (container.timestamps().healthySince() != null)
                && container.assignment().isSame(report.engineContainerId(), report.endpoints());
        if (known || container.observed() == ObservedState.STOPPING || situation.isJob(JobKind.RESTART)) {
            return new Decision.Ignore("known already, or about to be stopped");
        }
        Change change = Change.of(situation)
                .observed(target)
                .with(health)
                .runs(report.engineContainerId(), report.endpoints())
                .seenAt(report.origin().at());
        updateRule.arrived(change, situation);
        return fails ? failing(change, report.trouble()) : change.because("seen running");
    }

    private static Decision failing(Change change, @Nullable String trouble) {
        String reason = trouble == null ? "its own health check fails" : "its health check fails: " + trouble;
        return change.error(reason).because(reason);
    }

    Decision stopped(Situation situation, ReportSeenStopped report) {
        if (isOutdated(situation, report.origin())) {
            return new Decision.Ignore("seen before it was started");
        }
        return switch (situation.container().desired()) {
            case RUNNING -> ended(situation, report);
            case STOPPED -> seenResting(situation, report.origin(), report.exitCode());
            case REMOVED -> unwanted(situation, removal(situation), "still there though it shall be gone");
        };
    }

    Decision gone(Situation situation, Origin origin) {
        if (isOutdated(situation, origin)) {
            return new Decision.Ignore("seen before it was started");
        }
        return switch (situation.container().desired()) {
            case RUNNING -> notServing(situation, RepairRule.End.without("it is gone from its engine"));
            case STOPPED -> seenResting(situation, origin, null);
            case REMOVED ->
                Change.of(situation)
                        .observed(ObservedState.STOPPING)
                        .observed(ObservedState.REMOVED)
                        .withoutEndpoints()
                        .finish(JobState.SUCCEEDED, null)
                        .effect(new Effect.ReleaseReservation())
                        .because("removed");
        };
    }

    private Decision ended(Situation situation, ReportSeenStopped report) {
        return notServing(situation, new RepairRule.End(report.detail(), report.exitCode()));
    }

    private Decision notServing(Situation situation, RepairRule.End end) {
        if (situation.updateIs(Update.Phase.REPLACING) && situation.runs()) {
            return updateRule.failed(situation, end.cause(), _ -> new Decision.Ignore(end.cause()));
        }
        return switch (situation.container().observed()) {
            case PLACED, STARTING, RUNNING, UNHEALTHY, STOPPED, LOST -> repairRule.ended(situation, end);
            case REQUESTED, STOPPING, REMOVED, FAILED -> new Decision.Ignore("not expected to run");
        };
    }

    private static Decision seenResting(Situation situation, Origin origin, @Nullable Integer exitCode) {
        return switch (situation.container().observed()) {
            case PLACED, STARTING, RUNNING, UNHEALTHY, STOPPING, LOST ->
                Change.of(situation)
                        .observed(ObservedState.STOPPED)
                        .withoutEndpoints()
                        .exited(exitCode)
                        .seenAt(origin.at())
                        .finish(JobState.SUCCEEDED, null)
                        .because("seen stopped");
            case REQUESTED, STOPPED, REMOVED, FAILED -> new Decision.Ignore("known already");
        };
    }

    private Decision unwanted(Situation situation, Effect effect, String cause) {
        if (situation.hasJob()) {
            return new Decision.Ignore(
                    "job " + situation.container().lifecycle().jobId() + " is at work on it");
        }
        Duration overdue = policy.patience().overdueAfter();
        return Change.of(situation)
                .observed(ObservedState.STOPPING)
                .withoutEndpoints()
                .effect(repairRule.openJob(situation, JobState.DISPATCHED, cause, overdue))
                .effect(effect)
                .because(cause);
    }

    private static Effect removal(Situation situation) {
        ContainerInstance container = situation.container();
        return new Effect.Remove(container.nodeId().orElseThrow(), container.generation());
    }

    /** Both times are docker-workers' clocks; a list taken while a container was started must not undo the news of its start. */
    private static boolean isOutdated(Situation situation, Origin origin) {
        Instant known = situation.container().timestamps().observedAt();
        return known != null && origin.at().isBefore(known);
    }
}
