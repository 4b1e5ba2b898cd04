package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.JobFixtures.aQueuedJob;
import static io.kdaemon.testing.JobFixtures.aSucceededJob;
import static io.kdaemon.testing.MutableClock.NOW;
import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.job.JobRepository;
import io.kdaemon.messaging.outbox.OutboxEntry;
import io.kdaemon.messaging.outbox.OutboxRepository;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.notification.Notification.Content;
import io.kdaemon.notification.Notification.Kind;
import io.kdaemon.notification.NotificationRepository;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A claim that sorts locks every row it sorts, and the second worker gets nothing. */
@OnEveryDatabase
class ClaimPlanIT {

    private static final int ROWS = 300;
    private static final Map<String, Object> PARAMETERS =
            Map.of("now", Timestamp.from(NOW), "createdAt", Timestamp.from(NOW), "limit", 10);

    private final Database database;
    private final JobRepository jobs;
    private final NodeRepository nodes;
    private final NotificationRepository notifications;
    private final OutboxRepository outbox;

    ClaimPlanIT(Database database) {
        this.database = database;
        this.jobs = database.bean(JobRepository.class);
        this.nodes = database.bean(NodeRepository.class);
        this.notifications = database.bean(NotificationRepository.class);
        this.outbox = database.bean(OutboxRepository.class);
    }

    @BeforeEach
    void fillTables() {
        database.transactions().run(() -> IntStream.range(0, ROWS).forEach(this::insertRows));
        database.sql()
                .sql("ANALYZE TABLE job, node, notification, outbox")
                .query()
                .listOfRows();
    }

    @ParameterizedTest
    @CsvSource({
        "JobMapper.lockDue, ix_job_due",
        "NodeMapper.lockDue, ix_node_due",
        "NotificationMapper.lockDue, ix_notification_due",
        "OutboxMapper.lockOlderThan, PRIMARY"
    })
    void shouldClaimInTheOrderOfAnIndex(String statement, String index) {
        // when
        Map<String, Object> plan = explain(statement);

        // then
        assertThat(plan.get("key")).isEqualTo(index);
        assertThat(String.valueOf(plan.get("Extra"))).doesNotContain("filesort", "temporary");
    }

    private Map<String, Object> explain(String statement) {
        BoundSql bound = database.bean(SqlSessionFactory.class)
                .getConfiguration()
                .getMappedStatement("io.kdaemon.persistence." + statement)
                .getBoundSql(PARAMETERS);
        List<Object> values = bound.getParameterMappings().stream()
                .map(ParameterMapping::getProperty)
                .map(PARAMETERS::get)
                .toList();
        return database.explain(bound.getSql(), values);
    }

    private void insertRows(int i) {
        jobs.insert(aQueuedJob().dueAt(NOW.minusSeconds(i)).build());
        jobs.insert(aSucceededJob().dueAt(NOW.minusSeconds(i)).build());
        nodes.insert(aReadyNode()
                .withId(i + 1L)
                .dueForObservationAt(NOW.minusSeconds(i))
                .build());
        notifications.insertIfAbsent(new Content("incident-" + i, Kind.INCIDENT, "subject", "body"), NOW);
        outbox.append(List.of(new OutboxEntry(0, UUID.randomUUID().toString(), "PLACE", "place", "{}", NOW)));
    }
}
