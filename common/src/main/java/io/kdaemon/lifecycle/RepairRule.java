package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.job.Terms;
import java.time.Duration;
import java.time.Instant;

/** Bringing back what died: at once the first time, then with growing waits, until the budget is used up. */
final class RepairRule {

    private final LifecyclePolicy policy;

    RepairRule(LifecyclePolicy policy) {
        this.policy = policy;
    }

    /** A container that shall run was found not running. */
    Decision bringBack(Situation situation, String cause) {
        if (situation.hasJob()) {
            return new Decision.Ignore(
                    "job " + situation.container().lifecycle().jobId() + " is at work on it");
        }
        int restarts =
                isStable(situation) ? 1 : situation.container().lifecycle().restarts() + 1;
        if (restarts > policy.restartBudget()) {
            return giveUp(situation, cause);
        }
        return restarts == 1 ? relaunchNow(situation, cause) : relaunchLater(situation, cause, restarts);
    }

    /** A job of the watcher's own that drives the container to where it shall be. */
    Effect.OpenJob openJob(Situation situation, JobState state, String reason, Duration wait) {
        Instant now = situation.now();
        return new Effect.OpenJob(
                JobKind.REPAIR,
                new Job.Progress(state, 1, reason),
                new Job.Schedule(now, now.plus(wait), now.plus(policy.patience().deadline()), null),
                Terms.USUAL);
    }

    private Decision relaunchNow(Situation situation, String cause) {
        return Change.of(situation)
                .observed(ObservedState.PLACED)
                .withoutEndpoints()
                .restarts(1)
                .error(cause)
                .effect(openJob(
                        situation, JobState.DISPATCHED, cause, policy.patience().overdueAfter()))
                .effect(new Effect.Launch())
                .because(cause + "; brought back at once");
    }

    private Decision relaunchLater(Situation situation, String cause, int restarts) {
        Duration wait = policy.restart().after(restarts - 1);
        return Change.of(situation)
                .observed(ObservedState.STOPPED)
                .withoutEndpoints()
                .restarts(restarts)
                .error(cause)
                .effect(openJob(situation, JobState.RETRY_WAIT, cause, wait))
                .because("%s; repair %d of %d in %s".formatted(cause, restarts, policy.restartBudget(), wait));
    }

    private Decision giveUp(Situation situation, String cause) {
        String reason = "gave up after %d repairs in a row: %s".formatted(policy.restartBudget(), cause);
        return Change.of(situation)
                .observed(ObservedState.FAILED)
                .withoutEndpoints()
                .error(reason)
                .effect(new Effect.Notify(GiveUpRule.subject(situation, reason)))
                .because(reason);
    }

    private boolean isStable(Situation situation) {
        ContainerInstance container = situation.container();
        Instant since = container.timestamps().runningSince();
        return since != null && !since.plus(policy.stableAfter()).isAfter(situation.now());
    }
}
