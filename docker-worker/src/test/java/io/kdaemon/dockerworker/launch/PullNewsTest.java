package io.kdaemon.dockerworker.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.dockerworker.engine.PullProgress;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullNewsTest {

    private static final PullProgress END = new PullProgress(3, 3, 900, 900);

    private final MutableClock clock = new MutableClock();
    private final List<PullProgress> told = new ArrayList<>();
    private final List<Boolean> ends = new ArrayList<>();
    private final PullNews news = new PullNews(
            (progress, done) -> {
                told.add(progress);
                ends.add(done);
            },
            clock);

    @Test
    void shouldTellOfBeginningAndEndOnlyWhenAPullIsQuick() {
        // when
        news.of(progress -> {
            for (int bytes = 0; bytes < 900; bytes++) {
                progress.accept(new PullProgress(3, 0, 900, bytes));
            }
            progress.accept(END);
        });

        // then
        assertThat(told).containsExactly(PullProgress.NONE, END);
        assertThat(ends).containsExactly(false, true);
    }

    @Test
    void shouldFillNoTimelineHoweverLongAPullTakes() {
        // when
        news.of(progress -> {
            for (int second = 0; second < 3600; second++) {
                clock.advance(Duration.ofSeconds(1));
                progress.accept(new PullProgress(1, 0, 3600, second));
            }
        });

        // then
        assertThat(told)
                .extracting(PullProgress::bytesDone)
                .containsExactly(0L, 1L, 5L, 13L, 29L, 61L, 125L, 253L, 509L, 1021L, 2045L, 3599L);
    }

    @Test
    void shouldTellOfNoEndWhenAPullFails() {
        // when, then
        assertThatThrownBy(() -> news.of(_ -> {
                    throw new IllegalStateException("no such image");
                }))
                .hasMessage("no such image");
        assertThat(ends).containsExactly(false);
    }
}
