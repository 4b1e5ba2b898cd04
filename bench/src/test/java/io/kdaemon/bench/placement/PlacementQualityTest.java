package io.kdaemon.bench.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped weights have to win: everything here is computed from seeds. */
class PlacementQualityTest {

    private static final int TRACES = 5;

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 50})
    void shouldSpreadABurstThatNoMeasurementShowsYet(int nodes) {
        assertThat(BurstBalance.maxOverMean(Strategy.OURS, nodes, 500)).isLessThanOrEqualTo(1.10);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OURS")
    void shouldKeepNodesLessBusyAndBeDoneSoonerThanOtherStrategies(Strategy other) {
        assertThat(busyShare(Strategy.OURS)).isLessThan(busyShare(other));
        assertThat(makespan(Strategy.OURS)).isLessThan(makespan(other));
    }

    @Test
    void shouldReplayTheSameWhenTheSeedIsTheSame() {
        assertThat(Replay.run(Strategy.OURS, 3)).isEqualTo(Replay.run(Strategy.OURS, 3));
    }

    private static double busyShare(Strategy strategy) {
        return LongStream.rangeClosed(1, TRACES)
                .mapToObj(seed -> Replay.run(strategy, seed))
                .mapToDouble(Replay.Result::busyShare)
                .average()
                .orElseThrow();
    }

    private static double makespan(Strategy strategy) {
        return LongStream.rangeClosed(1, TRACES)
                .mapToObj(seed -> Replay.run(strategy, seed))
                .mapToInt(Replay.Result::makespan)
                .average()
                .orElseThrow();
    }
}
