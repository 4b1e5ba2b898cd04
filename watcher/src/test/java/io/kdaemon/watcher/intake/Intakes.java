package io.kdaemon.watcher.intake;

import io.kdaemon.messaging.inbox.InboxFilter;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** The intake with everything it needs. */
final class Intakes {

    static final Duration LAST_SEEN_PRECISION = Duration.ofSeconds(10);
    static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int GRACE_SECONDS = 10;

    private Intakes() {}

    static StatusIntake of(ClusterInMemory cluster) {
        return new StatusIntake(
                cluster.transactions,
                new InboxFilter(cluster.inbox, cluster.clock),
                new NodeInventory(cluster.containers, cluster.jobs, cluster.adoptions, cluster.decider, cluster.clock),
                cluster.containers,
                cluster.executor,
                findings(cluster));
    }

    static NodeConditions conditions(ClusterInMemory cluster) {
        return new NodeConditions(
                cluster.nodes,
                cluster.outbox,
                cluster.notifications,
                cluster.clock,
                LAST_SEEN_PRECISION,
                ASK_AGAIN_AFTER);
    }

    private static Findings findings(ClusterInMemory cluster) {
        return new Findings(
                new EngineCallLog(new EngineCallEntries(JsonMapper.shared()), cluster.timeline),
                new EngineNews(cluster.engines),
                cluster.nodes,
                conditions(cluster),
                new Strays(ClusterInMemory.NAME, GRACE_SECONDS, cluster.clock),
                cluster.outbox);
    }
}
