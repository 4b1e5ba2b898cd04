package io.kdaemon.load;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.load.LoadReading.Known;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.node.Node;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadTableTest {

    private static final LoadReading SILENT = Unknown.passing("Prometheus does not answer: connection refused");

    private final MutableClock clock = new MutableClock();
    private final Node node = aReadyNode().build();
    private LoadReading next = SILENT;
    private final LoadTable table = new LoadTable(_ -> Map.of(node.id(), next), Duration.ofSeconds(45), clock);

    @Test
    void shouldSayThatNothingHasBeenReadWhenNothingHas() {
        // when
        LoadReading reading = table.of(node.id());

        // then
        assertThat(reading.whyUnknown()).contains("its load has not been read yet");
        assertThat(table.known()).isZero();
    }

    @Test
    void shouldForgetWhatWasKnownWhenTheNextLookFindsAReason() {
        // given
        read(known());

        // when
        read(new Unknown("its exporter is down"));

        // then
        assertThat(table.of(node.id()).whyUnknown()).contains("its exporter is down");
    }

    @Test
    void shouldGoByTheLastAnswerUntilItIsTooOldWhenPrometheusIsSilent() {
        // given
        read(known());

        // when
        clock.advance(Duration.ofSeconds(45));
        read(SILENT);
        read(SILENT);

        // then
        assertThat(table.of(node.id()).loadOrNull()).isNotNull();
        assertThat(table.known()).isOne();
        clock.advance(Duration.ofSeconds(1));
        assertThat(table.of(node.id()).whyUnknown()).contains("Prometheus does not answer: connection refused");
        assertThat(table.known()).isZero();
    }

    @Test
    void shouldSayHowOldTheSampleIsWhenItIsTooOld() {
        // given
        read(known());

        // when
        clock.advance(Duration.ofSeconds(90));

        // then
        assertThat(table.of(node.id()).whyUnknown()).contains("the sample of node-1:9100 is 90 s old, more than 45 s");
    }

    private void read(LoadReading reading) {
        next = reading;
        table.refresh(List.of(node));
    }

    private LoadReading known() {
        return new Known(new NodeLoad(2, 1 << 30, clock.instant()), "node-1:9100");
    }
}
