package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.lifecycle.ContainerCommand.Origin;
import io.kdaemon.lifecycle.ContainerCommand.Report;
import io.kdaemon.lifecycle.ContainerCommand.ReportCommandFailed;
import io.kdaemon.lifecycle.ContainerCommand.ReportLaunchFailed;
import io.kdaemon.lifecycle.ContainerCommand.ReportRemoved;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenGone;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenRunning;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenStopped;
import io.kdaemon.lifecycle.ContainerCommand.ReportStarted;
import io.kdaemon.lifecycle.ContainerCommand.ReportStarting;
import io.kdaemon.lifecycle.ContainerCommand.ReportStopped;

/** What follows from a report of a node. First question: is it about the current generation on its node? Else what it shows must go. */
final class ReportRule {

    private final OutcomeRule outcomeRule;
    private final SightingRule sightingRule;
    private final UpdateRule updateRule;

    ReportRule(LifecyclePolicy policy, UpdateRule updateRule) {
        RepairRule repairRule = new RepairRule(policy);
        this.updateRule = updateRule;
        this.outcomeRule = new OutcomeRule(policy, repairRule, updateRule);
        this.sightingRule = new SightingRule(policy, repairRule, updateRule);
    }

    Decision decide(Situation situation, Report report) {
        Update update = situation.container().update().orElse(null);
        if (update != null && isAboutStandby(update, report.origin())) {
            return updateRule.standbyReported(situation, update, showsAbsence(report));
        }
        if (!isCurrent(situation.container(), report.origin())) {
            return showsPresence(report)
                    ? removeStray(situation, report.origin())
                    : new Decision.Ignore("about an older generation");
        }
        return switch (report) {
            case ReportStarting starting -> outcomeRule.starting(situation, starting);
            case ReportStarted started -> outcomeRule.started(situation, started);
            case ReportLaunchFailed failed -> outcomeRule.launchFailed(situation, failed);
            case ReportStopped stopped -> outcomeRule.stopped(situation, stopped);
            case ReportRemoved removed -> sightingRule.gone(situation, removed.origin());
            case ReportCommandFailed failed -> outcomeRule.commandFailed(situation, failed);
            case ReportSeenRunning running -> sightingRule.running(situation, running);
            case ReportSeenStopped stopped -> sightingRule.stopped(situation, stopped);
            case ReportSeenGone gone -> sightingRule.gone(situation, gone.origin());
        };
    }

    private static boolean isCurrent(ContainerInstance container, Origin origin) {
        return container.generation() == origin.generation()
                && container.observed() != ObservedState.REMOVED
                && container.nodeId().filter(origin.nodeId()::equals).isPresent();
    }

    private static boolean isAboutStandby(Update update, Origin origin) {
        return update.standsBy(origin.nodeId())
                && update.standingBy().orElseThrow().generation() == origin.generation();
    }

    /** Whether the report proves that it does not run. */
    private static boolean showsAbsence(Report report) {
        return switch (report) {
            case ReportStopped _, ReportRemoved _, ReportSeenStopped _, ReportSeenGone _ -> true;
            case ReportStarting _, ReportStarted _, ReportLaunchFailed _, ReportCommandFailed _, ReportSeenRunning _ ->
                false;
        };
    }

    /** Whether the report proves that the engine holds the container. */
    private static boolean showsPresence(Report report) {
        return switch (report) {
            case ReportStarted _, ReportSeenRunning _, ReportSeenStopped _ -> true;
            case ReportStarting _,
                    ReportLaunchFailed _,
                    ReportStopped _,
                    ReportRemoved _,
                    ReportCommandFailed _,
                    ReportSeenGone _ -> false;
        };
    }

    private static Decision removeStray(Situation situation, Origin origin) {
        return Change.of(situation)
                .effect(new Effect.Remove(origin.nodeId(), origin.generation()))
                .because("generation %d on node %s is not wanted any more"
                        .formatted(origin.generation(), origin.nodeId()));
    }
}
