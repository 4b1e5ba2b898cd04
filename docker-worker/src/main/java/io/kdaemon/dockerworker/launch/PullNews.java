package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.PullProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Thins out what an engine tells of a pull, hundreds of lines a second: the beginning, then one more after a pause that doubles each time, then
 * the end. However long a pull takes, it fills no timeline.
 */
final class PullNews {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final Listener listener;
    private final Clock clock;
    private final Duration longestPause;
    private Duration pause = FIRST_PAUSE;
    private @Nullable Instant next;
    private PullProgress latest = PullProgress.NONE;

    /** Is told the little that is left. */
    @FunctionalInterface
    interface Listener {

        Listener NOBODY = (_, _) -> {};

        void pulled(PullProgress progress, boolean done);
    }

    PullNews(Listener listener, Clock clock) {
        this(listener, clock, ChronoUnit.FOREVER.getDuration());
    }

    /** @param longestPause for those who look on */
    PullNews(Listener listener, Clock clock, Duration longestPause) {
        this.listener = listener;
        this.clock = clock;
        this.longestPause = longestPause;
    }

    /** Runs a pull and tells of it; of one that fails, its result tells. */
    void of(Consumer<Consumer<PullProgress>> pull) {
        tell(clock.instant());
        pull.accept(this::note);
        listener.pulled(latest, true);
    }

    private void note(PullProgress progress) {
        latest = progress;
        Instant now = clock.instant();
        if (next != null && !now.isBefore(next)) {
            tell(now);
        }
    }

    private void tell(Instant now) {
        listener.pulled(latest, false);
        next = now.plus(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(longestPause) < 0 ? longer : longestPause;
    }
}
