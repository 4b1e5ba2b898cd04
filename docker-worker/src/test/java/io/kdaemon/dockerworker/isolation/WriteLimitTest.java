package io.kdaemon.dockerworker.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.isolation.IsolationSettings.Writes;
import java.time.Duration;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteLimitTest {

    private final WriteLimit limit = new WriteLimit(new Writes(2, 4, 16));

    /** Measured: what a start takes at an engine with 1, 2, 4, 8 and 16 at a time. */
    @ParameterizedTest
    @CsvSource({
        "279,397,655,1013,2002", // 20.10, bridge and a published port
        "216,298,479,1298,2472", // 20.10, no network
        "149,138,282,575,919", // 20.10, the host's network
        "206,290,408,850,1529", // 28.5, bridge and a published port
        "140,210,329,624,1282" // 28.5, no network
    })
    void shouldSettleAtTheKneeOfAnEngine(long one, long two, long four, long eight, long sixteen) {
        // when
        flood(300, together -> between(new long[] {one, two, four, eight, sixteen}, together));

        // then
        assertThat(limit.current()).isBetween(3, 6);
    }

    @Test
    void shouldGoToTheMostWhenMoreAtATimeCostNothing() {
        // when
        flood(300, _ -> 100);

        // then
        assertThat(limit.current()).isEqualTo(16);
    }

    @Test
    void shouldAskForFewWhenMoreAtATimeMakeEachMuchSlower() {
        // when
        flood(300, together -> 100L * together * together * together);

        // then
        assertThat(limit.current()).isBetween(2, 3);
    }

    @Test
    void shouldComeBackWhenTheEngineAsAWholeHasBecomeSlower() {
        // given
        flood(100, _ -> 100);

        // when
        flood(1000, _ -> 1000);

        // then
        assertThat(limit.current()).isEqualTo(16);
    }

    @Test
    void shouldHalveDownToTheLeastWhenStartsFail() {
        // when
        limit.failed();
        limit.failed();

        // then
        assertThat(limit.current()).isEqualTo(2);
    }

    @Test
    void shouldStayWhereItIsWhenNobodyWaits() {
        // when
        for (int i = 0; i < 100; i++) {
            limit.started(Duration.ofMillis(100), 1);
        }

        // then
        assertThat(limit.current()).isEqualTo(4);
    }

    /** A burst begins with few at a time. */
    private void flood(int starts, IntToLongFunction millis) {
        for (int i = 1; i <= starts; i++) {
            int together = Math.min(i, limit.current());
            limit.started(Duration.ofMillis(millis.applyAsLong(together)), together);
        }
    }

    /** Between the powers of two as the line goes. */
    private static long between(long[] atPowers, int together) {
        int power = 31 - Integer.numberOfLeadingZeros(together);
        if (power >= atPowers.length - 1) {
            return atPowers[atPowers.length - 1];
        }
        long low = 1L << power;
        return atPowers[power] + (atPowers[power + 1] - atPowers[power]) * (together - low) / low;
    }
}
