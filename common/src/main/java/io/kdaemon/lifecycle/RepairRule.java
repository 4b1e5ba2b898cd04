package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.job.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bringing back what died: at once the first time, then with growing waits, until the budget is used up. */
final class RepairRule {

    private final LifecyclePolicy policy;

    RepairRule(LifecyclePolicy policy) {
        this.policy = policy;
    }

    /**
     * How a container came to not run.
     *
     * @param exitCode null: its process did not end by itself, as far as anybody knows
     */
    record End(String cause, @Nullable Integer exitCode) {
        static End without(String cause) {
            return new End(cause, null);
        }
    }

    /** A container that shall run was found not running. What did not end by itself is brought back whatever its restart policy. */
    Decision ended(Situation situation, End end) {
        if (situation.hasJob()) {
            return new Decision.Ignore(
                    "job " + situation.container().lifecycle().jobId() + " is at work on it");
        }
        Integer exitCode = end.exitCode();
        return exitCode == null || situation.restart().bringsBack(exitCode)
                ? bringBack(situation, end)
                : rest(situation, end.cause(), exitCode);
    }

    private Decision bringBack(Situation situation, End end) {
        int restarts =
                isStable(situation) ? 1 : situation.container().lifecycle().restarts() + 1;
        if (restarts > budget(situation)) {
            return giveUp(situation, end);
        }
        return restarts == 1 ? relaunchNow(situation, end) : relaunchLater(situation, end, restarts);
    }

    private int budget(Situation situation) {
        return Objects.requireNonNullElse(situation.restart().most(), policy.restartBudget());
    }

    /** It did its work, or failed at it: its owner decides whether it runs again, so that is what is wanted from now on. */
    private static Decision rest(Situation situation, String cause, int exitCode) {
        return Change.of(situation)
                .desired(DesiredState.STOPPED)
                .observed(ObservedState.STOPPED)
                .withoutEndpoints()
                .exited(exitCode)
                .error(exitCode == 0 ? null : cause)
                .because("ended with exit code %d; not brought back (restart: %s)"
                        .formatted(exitCode, situation.restart().words()));
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

    private Decision relaunchNow(Situation situation, End end) {
        String cause = end.cause();
        return Change.of(situation)
                .observed(ObservedState.PLACED)
                .withoutEndpoints()
                .exited(end.exitCode())
                .restarts(1)
                .error(cause)
                .effect(openJob(
                        situation, JobState.DISPATCHED, cause, policy.patience().overdueAfter()))
                .effect(new Effect.Launch())
                .because(cause + "; brought back at once");
    }

    private Decision relaunchLater(Situation situation, End end, int restarts) {
        String cause = end.cause();
        Duration wait = policy.restart().after(restarts - 1);
        return Change.of(situation)
                .observed(ObservedState.STOPPED)
                .withoutEndpoints()
                .exited(end.exitCode())
                .restarts(restarts)
                .error(cause)
                .effect(openJob(situation, JobState.RETRY_WAIT, cause, wait))
                .because("%s; repair %d of %d in %s".formatted(cause, restarts, budget(situation), wait));
    }

    private Decision giveUp(Situation situation, End end) {
        String reason = "gave up after %d repairs in a row: %s".formatted(budget(situation), end.cause());
        return Change.of(situation)
                .observed(ObservedState.FAILED)
                .withoutEndpoints()
                .exited(end.exitCode())
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
