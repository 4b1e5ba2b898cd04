package io.kdaemon.gateway.container;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.Answers;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resource of containers. */
@Configuration(proxyBeanMethods = false)
@Import({ContainerController.class, ContainerReadController.class, DependencyController.class})
public class ContainerConfiguration {

    @Bean
    ContainerDirectory gatewayContainerDirectory(
            ContainerRepository containers, JobRepository jobs, AdoptionRepository adoptions) {
        return new ContainerDirectory(containers, jobs, adoptions);
    }

    @Bean
    DependencyLaunch gatewayDependencyLaunch(
            ApplicationRepository applications, ContainerRepository containers, DependencyRepository dependencies) {
        return new DependencyLaunch(applications, containers, dependencies);
    }

    @Bean
    ContainerLaunch gatewayContainerLaunch(
            ContainerRepository containers,
            RevisionRepository revisions,
            DependencyLaunch dependencyLaunch,
            LifecycleExecutor executor,
            Clock clock) {
        return new ContainerLaunch(containers, revisions, dependencyLaunch, executor, clock);
    }

    @Bean
    ContainerCreation gatewayContainerCreation(
            ApplicationDirectory applications,
            ContainerRepository containers,
            ContainerLaunch launch,
            Creations creations,
            Transactions transactions,
            Answers answers) {
        return new ContainerCreation(applications, containers, launch, creations, transactions, answers);
    }

    @Bean
    ContainerChange gatewayContainerChange(
            ContainerRepository containers,
            ContainerDirectory directory,
            Announcements announcements,
            Transactions transactions,
            Clock clock) {
        return new ContainerChange(containers, directory, announcements, transactions, clock);
    }

    @Bean
    ContainerWishes gatewayContainerWishes(
            ContainerDirectory directory, LifecycleExecutor executor, Transactions transactions) {
        return new ContainerWishes(directory, executor, transactions);
    }
}
