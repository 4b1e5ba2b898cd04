package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.container.Update.Phase;
import io.kdaemon.container.Update.Standby;
import io.kdaemon.job.JobState;
import io.kdaemon.lifecycle.LifecyclePolicy.UpdateTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one generation takes the place of another. One of the two is the container's, the other stands by. Users are led from the old one to
 * the new one when the new one is trusted; whenever the new one fails, the old one is the container's again.
 */
final class UpdateRule {

    private final UpdateTimes times;
    private final Duration overdueAfter;

    UpdateRule(LifecyclePolicy policy) {
        this.times = policy.updates();
        this.overdueAfter = policy.patience().overdueAfter();
    }

    /** The old generation goes on serving. */
    Decision startBeside(Situation situation, Update update) {
        ContainerInstance old = situation.container();
        return Change.of(situation)
                .observed(ObservedState.REQUESTED)
                .update(update.replacing(standby(old)))
                .nextGeneration()
                .specifiedBy(update.revision())
                .job(JobState.QUEUED, null, overdueAfter)
                .effect(new Effect.KeepRoom())
                .effect(new Effect.RequestPlacement())
                .because("looks for a node for its update, generation %d serves meanwhile".formatted(old.generation()));
    }

    /** The old generation does not run any more, and what comes instead stays on its node. */
    Decision takePlace(Situation situation, Update update) {
        ContainerInstance old = situation.container();
        return Change.of(situation)
                .observed(ObservedState.PLACED)
                .update(update.stoppingFirst().replacing(standby(old).withoutEndpoints()))
                .nextGenerationHere()
                .specifiedBy(update.revision())
                .job(JobState.DISPATCHED, null, overdueAfter)
                .effect(new Effect.Launch())
                .because("generation %d is stopped; told its node to run its update".formatted(old.generation()));
    }

    /** There is no room for both. */
    Decision noRoomBeside(Situation situation, Update update, String reason) {
        return calledOff(situation)
                .update(update.stoppingFirst())
                .job(JobState.QUEUED, null, overdueAfter)
                .effect(new Effect.RequestReconcile())
                .because("no room for its update beside it, so it is stopped first: " + reason);
    }

    /** What it means for the job that the container's generation runs. */
    Change arrived(Change change, Situation situation) {
        Update update = situation.container().update().orElse(null);
        if (update == null) {
            return change.finish(JobState.SUCCEEDED, null);
        }
        return switch (update.phase()) {
            case AWAITED, DRAINING -> change;
            case REPLACING -> change.job(JobState.DISPATCHED, null, times.settle());
            case ROLLING_BACK -> change.finish(JobState.FAILED, update.reason()).error(update.reason());
        };
    }

    /** Whether the new generation, which runs, is trusted by now. */
    Decision judge(Situation situation, Update update) {
        ContainerInstance container = situation.container();
        Instant trusted = after(container.timestamps().healthySince(), times.settle());
        if (!trusted.isAfter(situation.now())) {
            return accept(situation, update);
        }
        Instant patience = after(container.timestamps().runningSince(), update.limit());
        if (!patience.isAfter(situation.now())) {
            return rollBack(
                    situation,
                    update,
                    "not healthy within %s of its start%s".formatted(update.limit(), because(container)));
        }
        Instant next = trusted.isBefore(patience) ? trusted : patience;
        return Change.of(situation)
                .job(JobState.DISPATCHED, null, Duration.between(situation.now(), next))
                .quietly();
    }

    private Decision accept(Situation situation, Update update) {
        int generation = situation.container().generation();
        return standby(update).isServing()
                ? Change.of(situation)
                        .update(update.draining(situation.now()))
                        .job(JobState.DISPATCHED, null, times.drain())
                        .because("generation %d is healthy: users are led to it".formatted(generation))
                : complete(situation, update);
    }

    /** Users who have not heard of the new generation yet are still served by the old one. */
    Decision drain(Situation situation, Update update) {
        Instant until = after(update.acceptedAt(), times.drain());
        return until.isAfter(situation.now())
                ? Change.of(situation)
                        .job(JobState.DISPATCHED, null, Duration.between(situation.now(), until))
                        .quietly()
                : complete(situation, update);
    }

    private static Decision complete(Situation situation, Update update) {
        return withoutStandby(situation, update)
                .finish(JobState.SUCCEEDED, null)
                .because("updated: generation %d has taken the place of %d"
                        .formatted(
                                situation.container().generation(),
                                standby(update).generation()));
    }

    /** The container's job cannot succeed: {@code end} ends it, unless it has a generation to go back to. */
    Decision failed(Situation situation, String reason, Function<Change, Decision> end) {
        Update update = situation.container().update().orElse(null);
        return update != null && update.isIn(Phase.REPLACING)
                ? rollBack(situation, update, reason)
                : end.apply(calledOff(situation));
    }

    private Decision rollBack(Situation situation, Update update, String reason) {
        int failed = situation.container().generation();
        int again = standby(update).generation();
        String subject = "its update to generation %d failed: %s".formatted(failed, reason);
        return back(situation, update)
                .update(update.rollingBack(reason))
                .error(reason)
                .job(JobState.DISPATCHED, reason, overdueAfter)
                .beginAgain()
                .effect(new Effect.Launch())
                .effect(new Effect.Notify(GiveUpRule.subject(situation, subject)))
                .because("%s; rolled back to generation %d".formatted(subject, again));
    }

    /** The container without its update, for whatever is wanted of it instead. */
    Change calledOff(Situation situation) {
        Update update = situation.container().update().orElse(null);
        if (update == null) {
            return Change.of(situation);
        }
        return switch (update.phase()) {
            case AWAITED, ROLLING_BACK -> Change.of(situation).update(null);
            case REPLACING -> asBefore(back(situation, update), standby(update)).update(null);
            case DRAINING -> withoutStandby(situation, update);
        };
    }

    private static Change asBefore(Change change, Standby before) {
        return before.isServing()
                ? change.observed(ObservedState.RUNNING).with(Health.HEALTHY)
                : change.observed(ObservedState.STOPPED);
    }

    private static Change back(Situation situation, Update update) {
        return Change.of(situation)
                .dropGeneration()
                .observed(ObservedState.PLACED)
                .again(standby(update))
                .effect(new Effect.RestoreRoom());
    }

    private static Change withoutStandby(Situation situation, Update update) {
        Standby old = standby(update);
        return Change.of(situation)
                .update(null)
                .effect(new Effect.ReleaseKeptRoom())
                .effect(new Effect.Remove(
                        Objects.requireNonNull(old.assignment().nodeId()), old.generation()));
    }

    /** A report about the generation that stands by. */
    Decision standbyReported(Situation situation, Update update, boolean ended) {
        Standby old = standby(update);
        return ended && old.isServing() && update.isIn(Phase.REPLACING)
                ? Change.of(situation)
                        .update(update.with(old.withoutEndpoints()))
                        .because("generation %d ended before its update was ready".formatted(old.generation()))
                : new Decision.Ignore("about the generation that stands by");
    }

    private static Standby standby(ContainerInstance container) {
        return new Standby(container.generation(), container.succession().revision(), container.assignment());
    }

    private static Standby standby(Update update) {
        return update.standingBy().orElseThrow();
    }

    private static String because(ContainerInstance container) {
        String error = container.lifecycle().lastError();
        return error == null ? "" : ": " + error;
    }

    private static Instant after(@Nullable Instant since, Duration wait) {
        return since == null ? Instant.MAX : since.plus(wait);
    }
}
