package io.kdaemon.watcher.history;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.history.HistoryRepository;
import io.kdaemon.history.HistoryRepository.Chapter;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class HistoryCleanerTest {

    private static final Duration KEEP = Duration.ofDays(90);

    private final Map<Chapter, Integer> old = new EnumMap<>(Chapter.class);
    private final List<Instant> asked = new ArrayList<>();
    private final HistoryRepository history = (chapter, before, most) -> {
        asked.add(before);
        int some = Math.min(most, old.getOrDefault(chapter, 0));
        old.merge(chapter, -some, Integer::sum);
        return some;
    };
    private final HistoryCleaner cleaner =
            new HistoryCleaner(history, TransactionOperations.withoutTransaction(), new MutableClock(), KEEP);

    @Test
    void shouldForgetAllThatIsOlderThanIsKept() {
        // given
        old.put(Chapter.TIMELINE, 3 * HistoryCleaner.BATCH);
        old.put(Chapter.JOBS, 1);

        // when
        cleaner.clean();

        // then
        assertThat(old.values()).containsOnly(0);
        assertThat(asked).containsOnly(NOW.minus(KEEP));
    }

    @Test
    void shouldLeaveTheRestForTheNextTimeWhenThereIsVeryMuch() {
        // given
        int most = HistoryCleaner.BATCH * HistoryCleaner.MOST_BATCHES;
        old.put(Chapter.TIMELINE, most + 1);
        old.put(Chapter.JOBS, 1);

        // when
        cleaner.clean();

        // then
        assertThat(old).contains(Map.entry(Chapter.TIMELINE, 1), Map.entry(Chapter.JOBS, 0));
    }
}
