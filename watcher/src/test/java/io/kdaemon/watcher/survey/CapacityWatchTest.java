package io.kdaemon.watcher.survey;

import static io.kdaemon.testing.JobFixtures.aQueuedJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.job.Job;
import io.kdaemon.job.JobState;
import io.kdaemon.notification.Notification;
import io.kdaemon.notification.Notification.Kind;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CapacityWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final CapacityWatch watch = newWatcher();
    private final Instant wished = cluster.clock.instant();
    private final Job waiting = cluster.jobs.insert(aQueuedJob()
            .build()
            .with(new Job.Progress(JobState.WAITING_FOR_CAPACITY, 1, "no node is big enough"))
            .with(new Job.Schedule(wished, wished, wished.plusSeconds(900), null)));

    @Test
    void shouldKeepQuietWhenAContainerHasWaitedForAMomentOnly() {
        // when
        judge(watch);

        // then
        assertThat(cluster.notified()).isEmpty();
    }

    @Test
    void shouldTellOnceThatContainersWaitAndOnceThatNoneDoes() {
        // given
        cluster.clock.advance(PATIENCE);

        // when
        judge(watch);
        judge(watch);
        judge(newWatcher());

        // then
        assertThat(cluster.notified()).singleElement().satisfies(told -> {
            assertThat(told.subject()).isEqualTo("1 container(s) wait for a node with room");
            assertThat(told.body()).contains("no node is big enough");
        });

        // when
        cluster.jobs.update(waiting.with(new Job.Progress(JobState.DISPATCHED, 1, null)));
        judge(newWatcher());
        judge(watch);

        // then
        assertThat(cluster.notified())
                .extracting(Notification.Content::kind)
                .containsExactly(Kind.INCIDENT, Kind.RECOVERY);
    }

    private void judge(CapacityWatch watcher) {
        watcher.judge(cluster.clock.instant());
    }

    private CapacityWatch newWatcher() {
        return new CapacityWatch(cluster.transactions, cluster.jobs, cluster.notifications, PATIENCE);
    }
}
