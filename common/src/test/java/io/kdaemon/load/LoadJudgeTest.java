package io.kdaemon.load;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.node.Node;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadJudgeTest {

    private static final String INSTANCE = "node-1:9100";

    private final MutableClock clock = new MutableClock();
    private final LoadJudge judge = new LoadJudge(Duration.ofSeconds(45), clock);
    private final Node node = aReadyNode().withCores(4).withMemory(8L << 30).build();
    private final Map<Signal, Double> values = new EnumMap<>(Signal.class);
    private final Map<Signal, Instant> times = new EnumMap<>(Signal.class);

    @BeforeEach
    void measureEverything() {
        for (Signal signal : Signal.values()) {
            measure(signal, 0.5, Duration.ofSeconds(3));
        }
        measure(Signal.CORES, 4, Duration.ofSeconds(3));
    }

    @Test
    void shouldKnowEveryValueWithItsTimeWhenAllMakeSense() {
        // given
        measure(Signal.MEMORY_AVAILABLE_BYTES, 4L << 30, Duration.ofSeconds(20));

        // when
        NodeLoad load = judge(true).loadOrNull();

        // then
        assertThat(load).isNotNull();
        assertThat(load.freeCores()).isEqualTo(0.5);
        assertThat(load.memoryAvailableBytes()).isEqualTo(4L << 30);
        assertThat(load.samples().get(Signal.LOAD1).age(clock.instant())).isEqualTo(Duration.ofSeconds(3));
        assertThat(load.age(clock.instant()))
                .as("of the oldest that is required")
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(load.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.1, 4.5, 1e12})
    void shouldBeUnknownWhenARequiredValueIsAbsurd(double absurd) {
        // given
        measure(Signal.FREE_CORES, absurd, Duration.ofSeconds(3));

        // when
        LoadReading reading = judge(true);

        // then
        assertThat(reading.whyUnknown().orElseThrow())
                .startsWith("free_cores of node-1:9100 is")
                .contains("expected 0 to 4");
    }

    @Test
    void shouldBeUnknownWhenThereIsMoreMemoryThanTheEngineHas() {
        // given
        measure(Signal.MEMORY_AVAILABLE_BYTES, 16L << 30, Duration.ofSeconds(3));

        // when
        LoadReading reading = judge(true);

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("memory_available_bytes", "expected 0 to");
    }

    @Test
    void shouldBeUnknownWhenARequiredValueIsStale() {
        // given
        measure(Signal.MEMORY_AVAILABLE_BYTES, 1 << 30, Duration.ofSeconds(90));

        // when
        LoadReading reading = judge(true);

        // then
        assertThat(reading.whyUnknown()).contains("memory_available_bytes of node-1:9100 is 90 s old, more than 45 s");
    }

    @Test
    void shouldBeUnknownWhenNoRateIsKnownYet() {
        // given
        values.remove(Signal.FREE_CORES);

        // when
        LoadReading reading = judge(true);

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("free_cores", "missing", "two scrapes");
    }

    @Test
    void shouldBeUnknownWhenTheExporterIsDownWhateverItsRatesStillSay() {
        // when
        LoadReading reading = judge(false);

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("exporter node-1:9100 does not answer", "up is 0");
    }

    @Test
    void shouldSayWhyAnOptionalValueIsMissingWhenTheKernelIsOld() {
        // given
        values.remove(Signal.CPU_PRESSURE);
        measure(Signal.IO_STALL, 7, Duration.ofSeconds(3));
        measure(Signal.LOAD1, 1, Duration.ofSeconds(60));

        // when
        NodeLoad load = judge(true).loadOrNull();

        // then
        assertThat(load).isNotNull();
        assertThat(load.cpuPressure()).isEmpty();
        assertThat(load.memoryStall()).hasValue(0.5);
        assertThat(load.missing())
                .containsOnlyKeys(Signal.CPU_PRESSURE, Signal.IO_STALL, Signal.LOAD1)
                .containsEntry(Signal.LOAD1, "is 60 s old, more than 45 s");
    }

    private LoadReading judge(boolean up) {
        return judge.judge(node, INSTANCE, new Measured(up, values, times));
    }

    private void measure(Signal signal, double value, Duration age) {
        values.put(signal, value);
        times.put(signal, clock.instant().minus(age));
    }
}
