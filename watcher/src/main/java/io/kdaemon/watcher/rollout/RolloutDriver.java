package io.kdaemon.watcher.rollout;

import io.kdaemon.notification.Notifications;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutId;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.rollout.RolloutState;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** One step of every roll-out under way that nobody else carries on at this moment, each in a transaction of its own. */
public final class RolloutDriver {

    /** How many containers are looked at in one step: locked for so long, the rest has to wait for the next. */
    private static final int BATCH = 100;

    private final TransactionOperations transactions;
    private final RolloutRepository rollouts;
    private final UpdateOutcomes outcomes;
    private final UpdateWishes wishes;
    private final Notifications notifications;
    private final Clock clock;

    public RolloutDriver(
            TransactionOperations transactions,
            RolloutRepository rollouts,
            UpdateOutcomes outcomes,
            UpdateWishes wishes,
            Notifications notifications,
            Clock clock) {
        this.transactions = transactions;
        this.rollouts = rollouts;
        this.outcomes = outcomes;
        this.wishes = wishes;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** One that cannot be carried on does not hold up the others. */
    public void drive() {
        @Nullable RuntimeException failure = null;
        for (RolloutId id : Objects.requireNonNull(transactions.execute(_ -> rollouts.listUnderWay()))) {
            try {
                transactions.executeWithoutResult(_ -> rollouts.tryLock(id).ifPresent(this::carryOn));
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void carryOn(Rollout rollout) {
        if (rollout.state().isFinal()) {
            return;
        }
        Progress progress = look(rollout);
        Rollout judged = judge(rollout, progress);
        switch (judged.state()) {
            case RUNNING -> goOn(judged, progress);
            case STOPPING -> wait(judged, progress, RolloutState.FAILED);
            case CANCELLING -> wait(judged, progress, RolloutState.CANCELLED);
            case SUCCEEDED, FAILED, CANCELLED -> throw new IllegalStateException("Roll-out has ended: " + judged);
        }
    }

    /**
     * How far it has come.
     *
     * @param failing those whose updates are being undone
     */
    private record Progress(Map<StepState, Integer> counts, List<RolloutStep> failing) {

        int in(StepState state) {
            return counts.getOrDefault(state, 0);
        }

        int failures() {
            return in(StepState.FAILED) + failing.size();
        }
    }

    private Progress look(Rollout rollout) {
        UpdateOutcomes.Look look = outcomes.look(rollouts.stepsIn(
                rollout.id(), StepState.UPDATING, rollout.request().maxParallel()));
        rollouts.updateSteps(rollout.id(), look.ended());
        return new Progress(
                rollouts.countSteps(List.of(rollout.id())).getOrDefault(rollout.id(), Map.of()), look.failing());
    }

    /** It stops as soon as it is known that a container fails, not when what it ran before runs again. */
    private Rollout judge(Rollout rollout, Progress progress) {
        int allowed = rollout.request().maxFailures();
        if (rollout.state() != RolloutState.RUNNING || progress.failures() <= allowed) {
            return rollout;
        }
        String reason = "%d of its containers failed, %d may: %s"
                .formatted(progress.failures(), allowed, outcomes.describe(anyFailed(rollout, progress)));
        Rollout stopping = rollout.ending(RolloutState.STOPPING, reason);
        rollouts.update(stopping);
        String subject = "roll-out %s stops: %s".formatted(rollout.id(), reason);
        notifications.raise(
                "rollout-" + rollout.id(),
                subject,
                "%s. %d containers are left as they are. GET /rollouts/%s tells what became of each."
                        .formatted(subject, progress.in(StepState.WAITING), rollout.id()));
        return stopping;
    }

    private RolloutStep anyFailed(Rollout rollout, Progress progress) {
        return Stream.concat(progress.failing().stream(), rollouts.stepsIn(rollout.id(), StepState.FAILED, 1).stream())
                .findFirst()
                .orElseThrow();
    }

    private void goOn(Rollout rollout, Progress progress) {
        int free = rollout.request().maxParallel() - progress.in(StepState.UPDATING);
        boolean waiting = progress.in(StepState.WAITING) > 0;
        if (waiting && free > 0) {
            List<RolloutStep> next = rollouts.stepsIn(rollout.id(), StepState.WAITING, BATCH);
            rollouts.updateSteps(rollout.id(), wishes.begin(rollout, next, free));
        } else if (!waiting) {
            end(rollout, progress, RolloutState.SUCCEEDED);
        }
    }

    /** Nothing new begins, and it ends when nothing is under way any more. */
    private void wait(Rollout rollout, Progress progress, RolloutState end) {
        rollouts.leaveWaiting(rollout.id());
        end(rollout, progress, end);
    }

    private void end(Rollout rollout, Progress progress, RolloutState end) {
        if (progress.in(StepState.UPDATING) == 0) {
            rollouts.update(rollout.ended(end, clock.instant()));
        }
    }
}
