package io.kdaemon.gateway.application;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.gateway.application.options.OptionRules;
import io.kdaemon.gateway.removal.ContainerClearance;
import io.kdaemon.gateway.removal.PendingRemovals;
import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.Answers;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.planning.cluster.Asks;
import io.kdaemon.policy.Policy;
import io.kdaemon.policy.PolicyConfiguration;
import io.kdaemon.secret.SecretBox;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resource of applications. */
@Configuration(proxyBeanMethods = false)
@Import({ApplicationController.class, ImportController.class, PolicyConfiguration.class})
public class ApplicationConfiguration {

    @Bean
    ApplicationDirectory gatewayApplicationDirectory(ApplicationRepository applications) {
        return new ApplicationDirectory(applications);
    }

    @Bean
    ApplicationLibrary gatewayApplicationLibrary(
            ApplicationRepository applications,
            ApplicationDirectory directory,
            Announcements announcements,
            Clock clock) {
        return new ApplicationLibrary(applications, directory, announcements, clock);
    }

    @Bean
    ApplicationCreation gatewayApplicationCreation(
            ApplicationLibrary library, Creations creations, Answers answers, OptionRules rules, Asks asks) {
        return new ApplicationCreation(library, creations, answers, rules, asks);
    }

    @Bean
    ApplicationChange gatewayApplicationChange(
            ApplicationLibrary library,
            ApplicationDirectory directory,
            Transactions transactions,
            OptionRules rules,
            Asks asks) {
        return new ApplicationChange(library, directory, transactions, rules, asks);
    }

    @Bean
    ApplicationRemoval gatewayApplicationRemoval(
            ApplicationDirectory directory,
            ApplicationLibrary library,
            ContainerClearance clearance,
            PendingRemovals pending,
            Transactions transactions) {
        return new ApplicationRemoval(directory, library, clearance, pending, transactions);
    }

    @Bean
    ApplicationImport gatewayApplicationImport(
            ApplicationLibrary library, ApplicationDirectory directory, Transactions transactions, OptionRules rules) {
        return new ApplicationImport(library, directory, transactions, rules);
    }

    @Bean
    AdoptedApplications gatewayAdoptedApplications(
            ApplicationLibrary library, ApplicationDirectory directory, OptionRules rules) {
        return new AdoptedApplications(library, directory, rules);
    }

    @Bean
    OptionRules gatewayOptionRules(Policy policy, SecretBox box) {
        return new OptionRules(policy, box);
    }
}
