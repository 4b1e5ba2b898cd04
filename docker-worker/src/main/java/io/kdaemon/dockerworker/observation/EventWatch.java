package io.kdaemon.dockerworker.observation;

import io.kdaemon.dockerworker.engine.EngineEvent;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EventStream;
import io.kdaemon.dockerworker.engine.ExpectedStarts;
import io.kdaemon.dockerworker.engine.Ownership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Follows an engine's events. They are only hints: each leads to a fresh look. */
final class EventWatch {

    private final ObservationSettings settings;
    private final ExpectedStarts expectedStarts;
    private final Node node;
    private final Clock clock;

    /** What is done about the node that is followed. */
    interface Node {

        void ping();

        void look(Ownership container);

        /** One that is asked whether it works was started: what was known of it is so no more. */
        void started(Ownership container);
    }

    EventWatch(ObservationSettings settings, ExpectedStarts expectedStarts, Node node, Clock clock) {
        this.settings = settings;
        this.expectedStarts = expectedStarts;
        this.node = node;
        this.clock = clock;
    }

    /** @throws EngineException when the engine gives no sign of life or its stream ends before {@code end} */
    void follow(EventStream events, Instant end) {
        PendingLooks pending = new PendingLooks(settings.debounce());
        Instant lastSign = clock.instant();
        for (Instant now = lastSign; now.isBefore(end); now = clock.instant()) {
            Instant nextPing = lastSign.plus(settings.pingInterval());
            Duration wait = Duration.between(now, pending.next(nextPing.isBefore(end) ? nextPing : end));
            Optional<EngineEvent> event = events.next(wait);
            event.filter(this::isNews).ifPresent(news -> pending.add(news.ownership(), clock.instant()));
            pending.take(clock.instant()).forEach(node::look);
            if (event.isPresent() || isPinged(nextPing)) {
                lastSign = clock.instant();
            }
        }
        pending.takeAll().forEach(node::look);
    }

    private boolean isPinged(Instant nextPing) {
        boolean due = !clock.instant().isBefore(nextPing);
        if (due) {
            node.ping();
        }
        return due;
    }

    private boolean isNews(EngineEvent event) {
        return switch (event.kind()) {
            case STARTED -> isNewsThatItStarted(event);
            case CHANGED -> true;
        };
    }

    private boolean isNewsThatItStarted(EngineEvent event) {
        if (event.probed()) {
            node.started(event.ownership());
        }
        return event.probed() || !expectedStarts.isExpected(event.ownership());
    }
}
