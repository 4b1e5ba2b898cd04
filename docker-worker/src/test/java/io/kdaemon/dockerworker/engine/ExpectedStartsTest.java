package io.kdaemon.dockerworker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpectedStartsTest {

    private final MutableClock clock = new MutableClock();
    private final ExpectedStarts starts = new ExpectedStarts(clock);

    @Test
    void shouldKnowWhatWasExpectedForAMinute() {
        // given
        starts.expect(container(1));

        // when, then
        clock.advance(Duration.ofSeconds(60));
        assertThat(starts.isExpected(container(1))).isTrue();
        assertThat(starts.isExpected(container(2))).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(starts.isExpected(container(1))).isFalse();
    }

    @Test
    void shouldCountFromTheLatestTimeWhenAContainerIsExpectedAgain() {
        // given
        starts.expect(container(1));
        clock.advance(Duration.ofSeconds(40));
        starts.expect(container(1));

        // when
        clock.advance(Duration.ofSeconds(40));
        starts.expect(container(2));

        // then
        assertThat(starts.isExpected(container(1))).isTrue();
    }

    @Test
    void shouldForgetWhatIsOldWhenMoreIsExpectedAlthoughNobodyAsks() {
        // given
        for (int id = 1; id <= 100; id++) {
            starts.expect(container(id));
        }

        // when
        clock.advance(Duration.ofSeconds(61));
        starts.expect(container(101));

        // then
        assertThat(starts.size()).isEqualTo(1);
    }

    private static Ownership container(long id) {
        return new Ownership("test", id, 1);
    }
}
