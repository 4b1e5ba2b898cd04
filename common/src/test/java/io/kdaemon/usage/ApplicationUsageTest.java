package io.kdaemon.usage;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ApplicationUsageTest {

    private static final Duration HALF_LIFE = Duration.ofHours(24);
    private static final Percentage BUCKET = Percentage.withPercentage(5);
    private static final Resources CALM = new Resources(50, 60 << 20);
    private static final Resources BUSY = new Resources(900, 600 << 20);

    private final ApplicationUsage none = ApplicationUsage.none(new ApplicationId(1), NOW.minusSeconds(100));

    @Test
    void shouldCountFromTheFirstSample() {
        // when
        ApplicationUsage usage =
                none.plus(List.of(CALM), NOW, HALF_LIFE).plus(List.of(CALM, CALM), NOW.plusSeconds(60), HALF_LIFE);

        // then
        assertThat(usage.samples()).isEqualTo(3);
        assertThat(usage.since()).isEqualTo(NOW);
        assertThat(usage.until()).isEqualTo(NOW.plusSeconds(60));
        assertThat(usage.usual().cpuMillis()).isCloseTo(50, BUCKET);
        assertThat(usage.usual().memoryBytes()).isCloseTo(60 << 20, BUCKET);
    }

    @Test
    void shouldNotAskForWhatIsSeenOnceInAHundredTimes() {
        // given
        ApplicationUsage usage = add(none, 99, CALM);

        // when
        ApplicationUsage once = add(usage, 1, BUSY);

        // then
        assertThat(once.usual()).isEqualTo(usage.usual());
    }

    @Test
    void shouldAskForMemoryThatIsSeenNowAndThenButNotForSuchCpu() {
        // when
        ApplicationUsage usage = add(add(none, 95, CALM), 5, BUSY);

        // then
        assertThat(usage.usual().cpuMillis()).isCloseTo(50, BUCKET);
        assertThat(usage.usual().memoryBytes()).isCloseTo(600 << 20, BUCKET);
    }

    @Test
    void shouldFollowAnApplicationThatNeedsLessAfterSomeDays() {
        // given
        ApplicationUsage usage = add(none, 1000, BUSY);

        // when
        for (int day = 1; day <= 10; day++) {
            usage = usage.plus(Collections.nCopies(1000, CALM), NOW.plus(Duration.ofDays(day)), HALF_LIFE);
        }

        // then
        assertThat(usage.usual().memoryBytes()).isCloseTo(60 << 20, BUCKET);
    }

    @Test
    void shouldFollowAnApplicationThatNeedsMoreWithinAnHour() {
        // given
        ApplicationUsage usage = none;
        Instant now = NOW;
        for (int minute = 0; minute < 2 * 24 * 60; minute++) {
            now = now.plusSeconds(60);
            usage = usage.plus(List.of(CALM), now, HALF_LIFE);
        }

        // when
        for (int minute = 0; minute < 60; minute++) {
            now = now.plusSeconds(60);
            usage = usage.plus(List.of(BUSY), now, HALF_LIFE);
        }

        // then
        assertThat(usage.usual().memoryBytes()).isCloseTo(600 << 20, BUCKET);
    }

    private static ApplicationUsage add(ApplicationUsage usage, int times, Resources used) {
        return usage.plus(Collections.nCopies(times, used), NOW, HALF_LIFE);
    }
}
