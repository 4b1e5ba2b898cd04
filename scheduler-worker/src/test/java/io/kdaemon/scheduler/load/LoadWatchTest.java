package io.kdaemon.scheduler.load;

import static io.kdaemon.testing.NodeFixtures.aDownNode;
import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.load.LoadReading;
import io.kdaemon.load.LoadReading.Known;
import io.kdaemon.load.LoadReading.Unknown;
import io.kdaemon.load.LoadTable;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.notification.Notification.Kind;
import io.kdaemon.notification.StoredNotifications;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.persistence.InMemoryNotificationRepository;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class LoadWatchTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String REASON = "Prometheus at http://10.0.0.9:9090 does not answer: connection refused";

    private final MutableClock clock = new MutableClock();
    private final InMemoryNotificationRepository notifications = new InMemoryNotificationRepository();
    private final Map<NodeId, LoadReading> readings = new HashMap<>();
    private final Node first = aReadyNode().withId(1).build();
    private final Node second = aReadyNode().withId(2).build();
    private final Node down = aDownNode().withId(3).build();
    private final Node disabled = aReadyNode().withId(4).disabled().build();
    private final LoadTable table = new LoadTable(_ -> Map.copyOf(readings), Duration.ofSeconds(45), clock);
    private final LoadWatch watch = newScheduler();

    @Test
    void shouldTellOnceThatLoadIsUnknownAndOnceThatItIsOver() {
        // given
        LoadWatch other = newScheduler();
        unknown(first);
        known(second);

        // when
        look(watch, other);
        clock.advance(PATIENCE);
        known(second);
        look(watch, other);
        look(watch, other);

        // then
        assertThat(watch.unknown()).isOne();
        assertThat(notifications.all()).singleElement().satisfies(told -> {
            assertThat(told.content().subject()).isEqualTo("load of 1 of 2 nodes is unknown");
            assertThat(told.content().body()).contains(REASON + " (1)", "Launches go on");
        });

        // when
        known(first);
        look(watch, other);

        // then
        assertThat(notifications.all())
                .extracting(told -> told.content().kind())
                .containsExactly(Kind.INCIDENT, Kind.RECOVERY);
    }

    @Test
    void shouldBearAPrometheusThatIsStartedAnew() {
        // given
        unknown(first);
        known(second);
        look(watch);

        // when
        clock.advance(PATIENCE.minusSeconds(1));
        known(first);
        known(second);
        look(watch);

        // then
        assertThat(notifications.all()).isEmpty();
    }

    @Test
    void shouldSayNothingOfNodesThatGetNothingAnyhow() {
        // given
        known(first);
        known(second);
        unknown(down);
        unknown(disabled);

        // when
        look(watch);
        clock.advance(PATIENCE);
        known(first);
        known(second);
        look(watch);

        // then
        assertThat(watch.unknown()).isZero();
        assertThat(notifications.all()).isEmpty();
    }

    @Test
    void shouldTellThatItIsOverEvenWhenTheSchedulerThatCalledIsGone() {
        // given
        unknown(first);
        look(watch);
        clock.advance(PATIENCE);
        look(watch);

        // when
        known(first);
        known(second);
        look(newScheduler());

        // then
        assertThat(notifications.all()).hasSize(2);
    }

    private void look(LoadWatch... watches) {
        List<Node> nodes = List.of(first, second, down, disabled);
        table.refresh(nodes);
        for (LoadWatch each : watches) {
            each.judge(nodes);
        }
    }

    private LoadWatch newScheduler() {
        return new LoadWatch(
                table,
                TransactionOperations.withoutTransaction(),
                new StoredNotifications(notifications, clock),
                PATIENCE,
                clock);
    }

    private void unknown(Node node) {
        readings.put(node.id(), new Unknown(REASON));
    }

    private void known(Node node) {
        readings.put(node.id(), new Known(new NodeLoad(2, 1 << 30, clock.instant()), "10.0.0.1:9100"));
    }
}
