package io.kdaemon.gateway.update;

import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.container.ContainerDirectory;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.LifecycleProperties;
import io.kdaemon.lifecycle.execution.Replacements;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Updates of containers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LifecycleProperties.class)
@Import(ContainerUpdateController.class)
public class UpdateConfiguration {

    @Bean
    RevisionArchive gatewayRevisionArchive(RevisionRepository revisions, LifecycleProperties properties) {
        return new RevisionArchive(revisions, properties.healthyWithin());
    }

    @Bean
    ContainerUpdate gatewayContainerUpdate(
            ContainerDirectory directory,
            ContainerRepository containers,
            RevisionArchive archive,
            Replacements replacements,
            LifecycleExecutor executor,
            Transactions transactions) {
        return new ContainerUpdate(directory, containers, archive, replacements, executor, transactions);
    }
}
