package io.kdaemon.watcher.usage;

import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.messaging.contract.PullProgressed;
import io.kdaemon.messaging.contract.ReportOrigin;
import io.kdaemon.timeline.TimelineEntry;
import io.kdaemon.watcher.testing.ClusterInMemory;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PullTimelineTest {

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final PullTimeline pulls = new PullTimeline(
            cluster.transactions, cluster.containers, cluster.timeline, cluster.outbox, JsonMapper.shared());
    private final ContainerInstance container = cluster.containers.insert(
            aRunningContainer().of(cluster.application.id()).build());

    @Test
    void shouldShowHowFarAPullHasComeOnTheTimelineAndLive() {
        // when
        add(container.id().value(), 0, 0, 0, 0, false);
        add(container.id().value(), 7, 3, 45_000_000, 12_340_000, false);
        add(container.id().value(), 7, 7, 45_000_000, 45_000_000, true);

        // then
        assertThat(cluster.timeline.list(container.id(), 0, 10))
                .extracting(TimelineEntry::kind, TimelineEntry::message)
                .containsExactly(
                        tuple("pulling ghost:5 on node 3"),
                        tuple("pulling ghost:5 on node 3: 3 of 7 layers, 12.3 MB of 45.0 MB"),
                        tuple("pulled ghost:5 on node 3, 45.0 MB"));
        assertThat(cluster.timeline.list(container.id(), 0, 10).get(1).detail())
                .contains("\"layers_done\":3", "\"bytes_done\":12340000");
        assertThat(cluster.sentTo(Destination.LIVE)).hasSize(3).first().isInstanceOfSatisfying(Changed.class, news -> {
            assertThat(news.id()).isEqualTo(container.id().value());
            assertThat(news.message()).isEqualTo("pulling ghost:5 on node 3");
        });
    }

    @Test
    void shouldKeepNothingOfContainersThatNobodyKnows() {
        // when
        add(4711, 7, 3, 45_000_000, 12_340_000, false);

        // then
        assertThat(cluster.sentTo(Destination.LIVE)).isEmpty();
    }

    private static Tuple tuple(String message) {
        return Tuple.tuple(PullTimeline.KIND, message);
    }

    private void add(long id, int layers, int layersDone, long bytes, long bytesDone, boolean done) {
        ReportOrigin origin = new ReportOrigin(id, 1, 3, 7, cluster.clock.instant());
        PullProgressed pull = new PullProgressed(origin, "ghost:5", layers, layersDone, bytes, bytesDone, done);
        pulls.add(cluster.received(pull).envelope(), pull);
    }
}
