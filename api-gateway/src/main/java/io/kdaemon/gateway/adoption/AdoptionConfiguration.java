package io.kdaemon.gateway.adoption;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.configuration.KdaemonProperties;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.application.AdoptedApplications;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.gateway.container.ContainerDirectory;
import io.kdaemon.gateway.stream.StreamAnswers;
import io.kdaemon.gateway.stream.StreamOpening;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.planning.cluster.Asks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Adoption of what nodes have. */
@Configuration(proxyBeanMethods = false)
@Import(AdoptionController.class)
public class AdoptionConfiguration {

    @Bean
    AdoptionRecords.Stores gatewayAdoptionStores(
            AdoptionRepository adoptions,
            ContainerRepository containers,
            RevisionRepository revisions,
            ReservationRepository reservations,
            NodeRepository nodes) {
        return new AdoptionRecords.Stores(adoptions, containers, revisions, reservations, nodes);
    }

    @Bean
    AdoptionRecords gatewayAdoptionRecords(
            AdoptionRecords.Stores stores, LifecycleExecutor executor, Asks asks, Clock clock) {
        return new AdoptionRecords(stores, executor, asks, clock);
    }

    @Bean
    ContainerRelease gatewayContainerRelease(
            ContainerDirectory directory,
            AdoptionRepository adoptions,
            NodeRepository nodes,
            LifecycleExecutor executor,
            Transactions transactions,
            Clock clock) {
        return new ContainerRelease(directory, adoptions, nodes, executor, transactions, clock);
    }

    @Bean
    ContainerAdoption gatewayContainerAdoption(
            AdoptionRecords records, AdoptedApplications applications, Transactions transactions, JsonMapper mapper) {
        return new ContainerAdoption(records, applications, transactions, mapper);
    }

    @Bean
    NodeAdoption gatewayNodeAdoption(
            StreamOpening opening,
            StreamAnswers answers,
            ContainerAdoption adoption,
            AdoptionRecords records,
            ApplicationDirectory applications,
            KdaemonProperties properties,
            JsonMapper mapper) {
        ForeignContainers foreign = new ForeignContainers(opening, answers, properties.cluster(), mapper);
        return new NodeAdoption(foreign, adoption, records, applications);
    }
}
