package io.kdaemon.scheduler;

import io.kdaemon.messaging.MessagingConfiguration;
import io.kdaemon.persistence.PersistenceConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of the scheduler-worker, imported by name. */
@Configuration(proxyBeanMethods = false)
@Import({MessagingConfiguration.class, PersistenceConfiguration.class})
public class SchedulerWorkerConfiguration {}
