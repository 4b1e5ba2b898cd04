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
import java.util.function.Consumer;

/** Follows an engine's events. They are only hints: each leads to a fresh look. */
final class EventWatch {

    private final ObservationSettings settings;
    private final ExpectedStarts expectedStarts;
    private final Runnable ping;
    private final Consumer<Ownership> look;
    private final Clock clock;

    EventWatch(
            ObservationSettings settings,
            ExpectedStarts expectedStarts,
            Runnable ping,
            Consumer<Ownership> look,
            Clock clock) {
        this.settings = settings;
        this.expectedStarts = expectedStarts;
        this.ping = ping;
        this.look = look;
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
            pending.take(clock.instant()).forEach(look);
            if (event.isPresent() || isPinged(nextPing)) {
                lastSign = clock.instant();
            }
        }
        pending.takeAll().forEach(look);
    }

    private boolean isPinged(Instant nextPing) {
        boolean due = !clock.instant().isBefore(nextPing);
        if (due) {
            ping.run();
        }
        return due;
    }

    private boolean isNews(EngineEvent event) {
        return switch (event.kind()) {
            case STARTED -> !expectedStarts.isExpected(event.ownership());
            case CHANGED -> true;
        };
    }
}
