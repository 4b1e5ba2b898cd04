package io.kdaemon.watcher.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.QueueInspector.Queue;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.notification.Notification;
import io.kdaemon.notification.Notification.Kind;
import io.kdaemon.statistics.ClusterStatistics;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetWatchTest {

    private static final Duration OVERDUE = Duration.ofSeconds(45);
    private static final Map<Destination, Queue> CONNECTED = Map.of(Destination.DOCKER, new Queue(7, 2));
    private static final Map<Destination, Queue> ABANDONED = Map.of(Destination.DOCKER, new Queue(7, 0));

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final FleetWatch watch = newWatcher();
    private Instant lastSeen = cluster.clock.instant();

    @Test
    void shouldTellOnceThatNobodyReportsAndOnceThatItIsOver() {
        // given
        look(watch, CONNECTED);

        // when
        cluster.clock.advance(OVERDUE);
        boolean silent = look(watch, CONNECTED);
        look(watch, CONNECTED);

        // then
        assertThat(silent).isTrue();
        assertThat(cluster.notified()).singleElement().satisfies(told -> {
            assertThat(told.subject()).isEqualTo("no docker-worker answers: observations overdue since " + lastSeen);
            assertThat(told.body()).contains("2 consumers are connected, 7 commands wait");
        });

        // when
        lastSeen = cluster.clock.instant();
        boolean stillSilent = look(watch, CONNECTED);

        // then
        assertThat(stillSilent).isFalse();
        assertThat(kinds()).containsExactly(Kind.INCIDENT, Kind.RECOVERY);
    }

    @Test
    void shouldSayThatNoneIsConnectedEvenWhenEveryNodeIsSuspect() {
        // given
        Survey connected = survey(List.of(node(NodeStatus.SUSPECT)), CONNECTED);
        watch.judge(connected);

        // when
        watch.judge(survey(List.of(node(NodeStatus.SUSPECT)), ABANDONED));
        cluster.clock.advance(OVERDUE);
        watch.judge(survey(List.of(node(NodeStatus.SUSPECT)), ABANDONED));

        // then
        assertThat(cluster.notified())
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("None is connected to the broker"));
    }

    @Test
    void shouldNotTellAgainWhatAnotherWatcherTold() {
        // given
        FleetWatch other = newWatcher();
        look(watch, CONNECTED);
        look(other, CONNECTED);
        cluster.clock.advance(OVERDUE);
        look(watch, CONNECTED);
        cluster.notificationRepository.markSent(1, cluster.clock.instant());

        // when
        look(other, CONNECTED);
        lastSeen = cluster.clock.instant();
        look(watch, CONNECTED);
        cluster.notificationRepository.markSent(2, cluster.clock.instant());
        look(other, CONNECTED);

        // then
        assertThat(kinds()).containsExactly(Kind.INCIDENT, Kind.RECOVERY);
    }

    @Test
    void shouldGiveWorkersTimeToReportWhenTheWatcherItselfWasAway() {
        // given
        cluster.clock.advance(Duration.ofHours(1));

        // then
        assertThat(look(watch, CONNECTED)).isFalse();
    }

    @Test
    void shouldExpectNothingWithoutNodes() {
        // given
        watch.judge(survey(List.of(), ABANDONED));

        // when
        cluster.clock.advance(OVERDUE);

        // then
        assertThat(watch.judge(survey(List.of(), ABANDONED))).isFalse();
    }

    private FleetWatch newWatcher() {
        return new FleetWatch(cluster.transactions, cluster.notifications, OVERDUE);
    }

    private boolean look(FleetWatch watcher, Map<Destination, Queue> queues) {
        return watcher.judge(survey(List.of(node(NodeStatus.READY)), queues));
    }

    private Survey survey(List<Node> nodes, Map<Destination, Queue> queues) {
        return new Survey(cluster.clock.instant(), ClusterStatistics.NONE, nodes, queues);
    }

    private Node node(NodeStatus status) {
        Node node = NodeFixtures.aReadyNode().build();
        return new Node(
                node.id(),
                node.profile(),
                node.enabled(),
                new Node.Condition(status, null, null, lastSeen),
                node.reserved(),
                node.timestamps(),
                node.version());
    }

    private List<Kind> kinds() {
        return cluster.notified().stream().map(Notification.Content::kind).toList();
    }
}
