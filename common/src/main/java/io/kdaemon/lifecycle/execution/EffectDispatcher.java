package io.kdaemon.lifecycle.execution;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.Job;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.Effect;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.notification.Notifications;
import io.kdaemon.timeline.TimelineEntry;
import io.kdaemon.timeline.TimelineRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns the effects of decisions into timeline entries, messages, released room and notifications. */
public class EffectDispatcher {

    private final TimelineRepository timeline;
    private final ReservationRepository reservations;
    private final LaunchFailureRepository launchFailures;
    private final Notifications notifications;
    private final Outbox outbox;
    private final CommandMessages messages;

    public EffectDispatcher(
            TimelineRepository timeline,
            ReservationRepository reservations,
            LaunchFailureRepository launchFailures,
            Notifications notifications,
            Outbox outbox,
            CommandMessages messages) {
        this.timeline = timeline;
        this.reservations = reservations;
        this.launchFailures = launchFailures;
        this.notifications = notifications;
        this.outbox = outbox;
        this.messages = messages;
    }

    void dispatch(List<Outcome> outcomes, Instant now) {
        List<TimelineEntry> entries = new ArrayList<>();
        List<Addressed> outgoing = new ArrayList<>();
        Targets targets = messages.targets(outcomes);
        for (Outcome outcome : outcomes) {
            if (outcome.decision() instanceof Decision.Apply apply) {
                if (apply.summary() != null) {
                    entries.add(entry(outcome, apply, apply.summary(), now));
                    outgoing.add(messages.changed(outcome, apply.summary(), now));
                }
                apply.effects().forEach(effect -> dispatch(outcome, effect, targets, now, outgoing));
            }
        }
        settleRoom(outcomes);
        launchFailures.add(distrusted(outcomes), now);
        if (!entries.isEmpty()) {
            timeline.append(entries);
        }
        if (!outgoing.isEmpty()) {
            outbox.add(outgoing);
        }
    }

    private void dispatch(Outcome outcome, Effect effect, Targets targets, Instant now, List<Addressed> outgoing) {
        ContainerId id = outcome.container().id();
        switch (effect) {
            case Effect.RequestPlacement _ -> outgoing.add(messages.place(outcome, now));
            case Effect.RequestReconcile _ -> outgoing.add(messages.reconcile(outcome, now));
            case Effect.Launch _ -> outgoing.add(messages.launch(outcome, targets, now));
            case Effect.Stop _ -> messages.stop(outcome, targets, now).ifPresent(outgoing::add);
            case Effect.Remove remove ->
                messages.remove(outcome, remove, targets, now).ifPresent(outgoing::add);
            case Effect.Notify notify -> notifications.raise("container-" + id, notify.subject(), notify.subject());
            case Effect.OpenJob _ -> {
                // Stored already: the messages of the other effects carry its number.
            }
            case Effect.ReleaseReservation _,
                    Effect.KeepRoom _,
                    Effect.RestoreRoom _,
                    Effect.ReleaseKeptRoom _,
                    Effect.DistrustNode _ -> {
                // For all outcomes together: one by one, two batches on the same nodes would deadlock.
            }
        }
    }

    private void settleRoom(List<Outcome> outcomes) {
        reservations.restore(with(Effect.RestoreRoom.class, outcomes));
        reservations.release(with(Effect.ReleaseReservation.class, outcomes));
        reservations.releaseKept(with(Effect.ReleaseKeptRoom.class, outcomes));
        reservations.keep(with(Effect.KeepRoom.class, outcomes));
    }

    private static List<ContainerId> with(Class<? extends Effect> effect, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.decision() instanceof Decision.Apply apply
                        && apply.effects().stream().anyMatch(effect::isInstance))
                .map(outcome -> outcome.container().id())
                .distinct()
                .toList();
    }

    private static List<NodeId> distrusted(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome ->
                        outcome.decision() instanceof Decision.Apply apply ? apply.effects().stream() : Stream.empty())
                .filter(Effect.DistrustNode.class::isInstance)
                .map(effect -> ((Effect.DistrustNode) effect).nodeId())
                .toList();
    }

    private static TimelineEntry entry(Outcome outcome, Decision.Apply apply, String summary, Instant now) {
        return new TimelineEntry(
                0,
                outcome.container().id(),
                jobOf(outcome, apply).map(Job::id).orElse(null),
                now,
                outcome.container().observed().name(),
                summary,
                null);
    }

    /** The job that is under way now, or the one that this very decision has ended. */
    private static Optional<Job> jobOf(Outcome outcome, Decision.Apply apply) {
        return Optional.ofNullable(outcome.job()).or(() -> Optional.ofNullable(apply.job()));
    }
}
