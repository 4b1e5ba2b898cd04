package io.kdaemon.gateway.adoption;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.Protocol;
import io.kdaemon.gateway.container.ContainerLaunch;
import io.kdaemon.gateway.container.FirstGeneration;
import io.kdaemon.gateway.container.LaunchNames;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.lifecycle.ContainerCommand.Adopt;
import io.kdaemon.lifecycle.Health;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.messaging.contract.ForeignContainer;
import io.kdaemon.messaging.contract.ForeignContainer.Description;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Claim;
import io.kdaemon.node.ReservationRepository.Company;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.Resources;
import io.kdaemon.planning.cluster.Asks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores what is taken over; takes part in the caller's transaction. */
final class AdoptionRecords {

    /** It has its room already, whatever the planner would say. */
    private static final Resources UNLIMITED = new Resources(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final int NEWEST = 100;

    private final Stores stores;
    private final LifecycleExecutor executor;
    private final Asks asks;
    private final Clock clock;

    record Stores(
            AdoptionRepository adoptions,
            ContainerRepository containers,
            RevisionRepository revisions,
            ReservationRepository reservations,
            NodeRepository nodes) {}

    AdoptionRecords(Stores stores, LifecycleExecutor executor, Asks asks, Clock clock) {
        this.stores = stores;
        this.executor = executor;
        this.asks = asks;
        this.clock = clock;
    }

    /** Whatever became of their containers. */
    List<Adoption> on(Node node) {
        return stores.adoptions().listOn(List.of(node.id()));
    }

    Optional<Adoption> find(Node node, String engineContainerId) {
        return stores.adoptions().find(node.id(), engineContainerId);
    }

    ContainerInstance container(Adoption adoption) {
        return stores.containers().find(adoption.containerId()).orElseThrow();
    }

    /** In the order in which everything is locked: containers first, nodes last. The node is looked at anew, this time for the container, too. */
    ContainerInstance store(Node node, ForeignContainer found, Description how, Application application) {
        Instant now = clock.instant();
        ContainerInstance stored = stores.containers()
                .insert(FirstGeneration.requested(
                        new ContainerInstance.Identity(name(found, application), 0, application.id(), true), now));
        stores.adoptions()
                .add(new Adoption(stored.id(), FirstGeneration.NUMBER, node.id(), found.engineContainerId(), now));
        stores.revisions().saveAll(List.of(FirstGeneration.revision(stored, application, now)));
        Instruction adopt = new Instruction(stored.id(), command(node, found, how), ContainerLaunch.cause());
        ContainerInstance running =
                executor.execute(List.of(adopt), List.of(stored)).getFirst().container();
        reserve(node, application, running, now);
        stores.nodes().scheduleObservation(node.id(), now);
        return running;
    }

    private String name(ForeignContainer found, Application application) {
        String wanted = AdoptedName.of(found.name());
        return stores.containers().findByName(wanted).isEmpty()
                ? wanted
                : LaunchNames.generated(
                                application.name(), stores.containers().newestNames(application.id(), NEWEST), 1, 0)
                        .getFirst();
    }

    private static Adopt command(Node node, ForeignContainer found, Description how) {
        return new Adopt(
                node.id(),
                found.engineContainerId(),
                how.endpoints().stream().map(AdoptionRecords::endpoint).toList(),
                health(how.health()),
                how.at());
    }

    private static Endpoint endpoint(PublishedPort port) {
        return new Endpoint(port.containerPort(), Protocol.ofWireName(port.protocol()), port.host(), port.hostPort());
    }

    private static Health health(String engineWord) {
        return switch (engineWord) {
            case "UNHEALTHY" -> Health.UNHEALTHY;
            case "STARTING" -> Health.CHECKING;
            default -> Health.HEALTHY;
        };
    }

    private void reserve(Node node, Application application, ContainerInstance container, Instant now) {
        Reservation room = new Reservation(
                container.id(),
                application.id(),
                node.id(),
                asks.asked(application).resources(),
                now);
        if (stores.reservations()
                .claim(List.of(new Claim(room, UNLIMITED, Company.ANY)))
                .isEmpty()) {
            throw RequestRefusedException.conflict("the node is disabled");
        }
    }
}
