package io.kdaemon.load;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.load.LoadReading.Known;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.PrometheusAddress;
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
        LoadReading reading = table.of(node);

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
        assertThat(table.of(node).whyUnknown()).contains("its exporter is down");
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
        assertThat(table.of(node).loadOrNull()).isNotNull();
        assertThat(table.known()).isOne();
        clock.advance(Duration.ofSeconds(1));
        assertThat(table.of(node).whyUnknown()).contains("Prometheus does not answer: connection refused");
        assertThat(table.known()).isZero();
    }

    @Test
    void shouldSayHowOldTheSampleIsWhenItIsTooOld() {
        // given
        read(known());

        // when
        clock.advance(Duration.ofSeconds(90));

        // then
        assertThat(table.of(node).whyUnknown()).contains("the sample of node-1:9100 is 90 s old, more than 45 s");
    }

    @Test
    void shouldKnowNothingOfANodeThatIsWatchedElsewhereUntilThatHasBeenAsked() {
        // given
        read(known());
        Node moved = aReadyNode()
                .watchedBy(new PrometheusAddress("10.9.9.9", 9090, "rack-3"))
                .build();

        // when
        LoadReading atOnce = table.of(moved);
        next = SILENT;
        table.look(List.of(moved));
        LoadReading afterwards = table.of(moved);

        // then
        assertThat(atOnce.whyUnknown()).contains("its load has not been read yet");
        assertThat(afterwards.whyUnknown()).contains("Prometheus does not answer: connection refused");
    }

    @Test
    void shouldKnowNothingOfANodeThatBecameAnotherMachine() {
        // given
        read(known());

        // when
        LoadReading reading =
                table.of(aReadyNode().at(new EngineAddress("10.9.9.9", 2375)).build());

        // then
        assertThat(reading.loadOrNull()).isNull();
    }

    private void read(LoadReading reading) {
        next = reading;
        table.refresh(List.of(node));
    }

    private LoadReading known() {
        return new Known(new NodeLoad(2, 1 << 30, clock.instant()), "node-1:9100");
    }
}
