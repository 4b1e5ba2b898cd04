package io.kdaemon.dockerworker;

import io.kdaemon.messaging.MessagingConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of the docker-worker, imported by name. */
@Configuration(proxyBeanMethods = false)
@Import({MessagingConfiguration.class})
public class DockerWorkerConfiguration {}
