package io.kdaemon.watcher.survey;

import io.kdaemon.activity.Loop;
import io.kdaemon.job.JobRepository;
import io.kdaemon.messaging.QueueInspector;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.notification.Notifications;
import io.kdaemon.statistics.StatisticsRepository;
import io.kdaemon.watcher.WatcherProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** The look at the whole cluster, what it feeds and what it notices. */
@Configuration(proxyBeanMethods = false)
public class SurveyConfiguration {

    @Bean
    Surveyor surveyor(StatisticsRepository statistics, NodeRepository nodes, QueueInspector queues, Clock clock) {
        return new Surveyor(statistics, nodes, queues, clock);
    }

    @Bean
    FleetWatch fleetWatch(
            TransactionOperations transactions, Notifications notifications, WatcherProperties properties) {
        return new FleetWatch(transactions, notifications, properties.survey().overdue());
    }

    @Bean
    CapacityWatch capacityWatch(
            TransactionOperations transactions,
            JobRepository jobs,
            Notifications notifications,
            WatcherProperties properties) {
        return new CapacityWatch(
                transactions, jobs, notifications, properties.survey().capacityPatience());
    }

    @Bean
    CertificateWatch certificateWatch(
            TransactionOperations transactions, Notifications notifications, MeterRegistry registry, Clock clock) {
        return new CertificateWatch(transactions, notifications, new CertificateMeters(registry, clock));
    }

    @Bean
    SurveyMeters surveyMeters(MeterRegistry registry, Clock clock) {
        return new SurveyMeters(registry, clock);
    }

    @Bean
    Loop surveyLoop(
            Surveyor surveyor,
            FleetWatch fleet,
            CapacityWatch capacity,
            CertificateWatch certificates,
            SurveyMeters meters,
            WatcherProperties properties) {
        return new Loop("survey", properties.survey().pause(), () -> {
            Survey survey = surveyor.look();
            meters.show(survey, fleet.judge(survey));
            capacity.judge(survey.at());
            certificates.judge(survey);
        });
    }
}
