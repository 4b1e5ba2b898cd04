package io.kdaemon.watcher;

import io.kdaemon.lifecycle.execution.LifecycleConfiguration;
import io.kdaemon.messaging.MessagingConfiguration;
import io.kdaemon.persistence.PersistenceConfiguration;
import io.kdaemon.watcher.deadletter.DeadLetterConfiguration;
import io.kdaemon.watcher.history.HistoryConfiguration;
import io.kdaemon.watcher.intake.IntakeConfiguration;
import io.kdaemon.watcher.notify.NotifyConfiguration;
import io.kdaemon.watcher.observe.ObserveConfiguration;
import io.kdaemon.watcher.publish.PublishConfiguration;
import io.kdaemon.watcher.reconcile.ReconcileConfiguration;
import io.kdaemon.watcher.rollout.RolloutConfiguration;
import io.kdaemon.watcher.survey.SurveyConfiguration;
import io.kdaemon.watcher.usage.UsageConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of the watcher, imported by name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatcherProperties.class)
@Import({
    MessagingConfiguration.class,
    PersistenceConfiguration.class,
    LifecycleConfiguration.class,
    IntakeConfiguration.class,
    ReconcileConfiguration.class,
    RolloutConfiguration.class,
    DeadLetterConfiguration.class,
    ObserveConfiguration.class,
    PublishConfiguration.class,
    NotifyConfiguration.class,
    SurveyConfiguration.class,
    UsageConfiguration.class,
    HistoryConfiguration.class,
    AdapterConfiguration.class
})
public class WatcherConfiguration {}
