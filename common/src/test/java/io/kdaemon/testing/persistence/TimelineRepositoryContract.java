package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.JobId;
import io.kdaemon.timeline.TimelineEntry;
import io.kdaemon.timeline.TimelineRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public abstract class TimelineRepositoryContract {

    private static final ContainerId CONTAINER = new ContainerId(1);

    private final TimelineRepository repository;

    protected TimelineRepositoryContract(TimelineRepository repository) {
        this.repository = repository;
    }

    @Test
    void shouldReturnEntriesInTheOrderTheyWereAppended() {
        // given
        TimelineEntry plain = entry(CONTAINER, "asked for 🐳", null, null);
        TimelineEntry full = entry(CONTAINER, "x".repeat(100_000), new JobId(5), "{\"exit_code\": 1}");

        // when
        repository.append(List.of(plain, full));

        // then
        List<TimelineEntry> stored = repository.list(CONTAINER, 0, 10);
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(List.of(plain, full));
        assertThat(stored.getFirst().id()).isLessThan(stored.getLast().id());
    }

    @Test
    void shouldListPagesOfOneContainer() {
        // given
        repository.append(List.of(
                entry(CONTAINER, "one", null, null),
                entry(new ContainerId(2), "foreign", null, null),
                entry(CONTAINER, "two", null, null),
                entry(CONTAINER, "three", null, null)));
        long first = repository.list(CONTAINER, 0, 1).getFirst().id();

        // when
        List<TimelineEntry> page = repository.list(CONTAINER, first, 1);

        // then
        assertThat(page).extracting(TimelineEntry::message).containsExactly("two");
    }

    @Test
    void shouldAppendNothingWhenNothingIsGiven() {
        // when
        repository.append(List.of());

        // then
        assertThat(repository.list(CONTAINER, 0, 10)).isEmpty();
    }

    private static TimelineEntry entry(
            ContainerId container, String message, @Nullable JobId job, @Nullable String detail) {
        return new TimelineEntry(0, container, job, NOW.plusNanos(1000), "STATE", message, detail);
    }
}
