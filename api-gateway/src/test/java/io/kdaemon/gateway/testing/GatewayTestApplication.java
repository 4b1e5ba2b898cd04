package io.kdaemon.gateway.testing;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.ApiConfiguration;
import io.kdaemon.idempotency.IdempotencyRepository;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.execution.LifecycleConfiguration;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.notification.NotificationRepository;
import io.kdaemon.placement.PlacementRepository;
import io.kdaemon.testing.persistence.InMemoryApplicationRepository;
import io.kdaemon.testing.persistence.InMemoryContainerRepository;
import io.kdaemon.testing.persistence.InMemoryIdempotencyRepository;
import io.kdaemon.testing.persistence.InMemoryJobRepository;
import io.kdaemon.testing.persistence.InMemoryNodeRepository;
import io.kdaemon.testing.persistence.InMemoryNotificationRepository;
import io.kdaemon.testing.persistence.InMemoryPlacementRepository;
import io.kdaemon.testing.persistence.InMemoryReservationRepository;
import io.kdaemon.testing.persistence.InMemoryTimelineRepository;
import io.kdaemon.timeline.TimelineRepository;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;

/** The whole API over stores in memory. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            MybatisAutoConfiguration.class,
            RabbitAutoConfiguration.class
        })
@Import({ApiConfiguration.class, LifecycleConfiguration.class})
public class GatewayTestApplication {

    @Bean
    TransactionOperations transactions() {
        return TransactionOperations.withoutTransaction();
    }

    @Bean
    RecordingOutbox outbox() {
        return new RecordingOutbox();
    }

    @Bean
    NodeRepository nodes() {
        return new InMemoryNodeRepository();
    }

    @Bean
    ApplicationRepository applications() {
        return new InMemoryApplicationRepository();
    }

    @Bean
    ContainerRepository containers() {
        return new InMemoryContainerRepository();
    }

    @Bean
    JobRepository jobs() {
        return new InMemoryJobRepository();
    }

    @Bean
    TimelineRepository timeline() {
        return new InMemoryTimelineRepository();
    }

    @Bean
    PlacementRepository placements() {
        return new InMemoryPlacementRepository();
    }

    @Bean
    ReservationRepository reservations(NodeRepository nodes) {
        return new InMemoryReservationRepository((InMemoryNodeRepository) nodes);
    }

    @Bean
    NotificationRepository notificationRepository() {
        return new InMemoryNotificationRepository();
    }

    @Bean
    IdempotencyRepository idempotencyKeys() {
        return new InMemoryIdempotencyRepository();
    }
}
