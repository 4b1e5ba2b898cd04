package io.kdaemon.scheduler.place;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.aRequestedContainer;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.LifecyclePolicy;
import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.lifecycle.execution.CommandSources;
import io.kdaemon.lifecycle.execution.EffectDispatcher;
import io.kdaemon.lifecycle.execution.HandOver;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LawMetrics;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.load.LoadTable;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.node.Node;
import io.kdaemon.node.Resources;
import io.kdaemon.notification.StoredNotifications;
import io.kdaemon.planning.AskPolicy;
import io.kdaemon.planning.NodeFilters;
import io.kdaemon.planning.NodeScorers;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.cluster.Asks;
import io.kdaemon.planning.cluster.NodeTable;
import io.kdaemon.testing.ContainerFixtures;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.persistence.InMemoryAdoptionRepository;
import io.kdaemon.testing.persistence.InMemoryApplicationRepository;
import io.kdaemon.testing.persistence.InMemoryContainerRepository;
import io.kdaemon.testing.persistence.InMemoryDependencyRepository;
import io.kdaemon.testing.persistence.InMemoryJobRepository;
import io.kdaemon.testing.persistence.InMemoryLaunchFailureRepository;
import io.kdaemon.testing.persistence.InMemoryNodeRepository;
import io.kdaemon.testing.persistence.InMemoryNotificationRepository;
import io.kdaemon.testing.persistence.InMemoryPlacementRepository;
import io.kdaemon.testing.persistence.InMemoryRegistryLoginRepository;
import io.kdaemon.testing.persistence.InMemoryReservationRepository;
import io.kdaemon.testing.persistence.InMemoryRevisionRepository;
import io.kdaemon.testing.persistence.InMemoryTimelineRepository;
import io.kdaemon.testing.persistence.InMemoryUsageRepository;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A scheduler with everything around it in memory, and no load known. */
final class SchedulerWorld {

    static final Instant NOW = MutableClock.NOW;
    static final Resources DEFAULT_ASK = new Resources(100, 64 << 20);
    private static final int STOP_GRACE_SECONDS = 10;

    final MutableClock clock = new MutableClock();
    final InMemoryNodeRepository nodes = new InMemoryNodeRepository();
    final InMemoryApplicationRepository applications = new InMemoryApplicationRepository();
    final InMemoryContainerRepository containers = new InMemoryContainerRepository();
    final InMemoryJobRepository jobs = new InMemoryJobRepository();
    final InMemoryPlacementRepository placements = new InMemoryPlacementRepository();
    final InMemoryRegistryLoginRepository logins = new InMemoryRegistryLoginRepository();
    final InMemoryRevisionRepository revisions = new InMemoryRevisionRepository();
    final InMemoryUsageRepository usages = new InMemoryUsageRepository();
    final InMemoryDependencyRepository dependencies = new InMemoryDependencyRepository(containers);
    final InMemoryLaunchFailureRepository launchFailures = new InMemoryLaunchFailureRepository();
    final InMemoryReservationRepository reservations = new InMemoryReservationRepository(nodes);
    private final List<Addressed> outbox = new ArrayList<>();
    private final LifecycleExecutor executor = executor();
    private final NodeTable nodeTable = nodeTable();
    private final PlacementPlanner planner = new PlacementPlanner(
            NodeFilters.all(NodeFilters.Limits.DEFAULT), NodeScorers.all(NodeScorers.Weights.DEFAULT));
    final PlaceHandler handler = handler();
    final WaitingList waitingList = waitingList();

    final Application web =
            applications.insert(anApplication().named("web").withoutAsks().build());

    ContainerInstance launch(String name) {
        return launch(aRequestedContainer().named(name).of(web.id()));
    }

    ContainerInstance launch(ContainerFixtures fixture) {
        ContainerInstance container = containers.insert(fixture.build());
        ContainerCommand wish = new ContainerCommand.Wish(JobKind.LAUNCH);
        executor.execute(List.of(new Instruction(container.id(), wish, new Instruction.Cause("request-1", null))));
        return containers.find(container.id()).orElseThrow();
    }

    Resources reserved(Node node) {
        return nodes.find(node.id()).orElseThrow().reserved();
    }

    <B extends MessageBody> List<B> sent(Class<B> kind) {
        return outbox.stream()
                .map(message -> message.envelope().body())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private LifecycleExecutor executor() {
        EffectDispatcher dispatcher = new EffectDispatcher(
                new InMemoryTimelineRepository(),
                reservations,
                launchFailures,
                new StoredNotifications(new InMemoryNotificationRepository(), clock),
                outbox::addAll,
                new CommandMessages(
                        "test",
                        STOP_GRACE_SECONDS,
                        new CommandSources(
                                nodes,
                                applications,
                                revisions,
                                new InMemoryAdoptionRepository(),
                                logins,
                                new HandOver(dependencies, containers, applications))));
        return new LifecycleExecutor(
                new LifecycleExecutor.Stores(containers, jobs, dependencies, applications, revisions),
                new LifecycleDecider(LifecyclePolicy.DEFAULT),
                dispatcher,
                new LawMetrics(new SimpleMeterRegistry()),
                clock);
    }

    private NodeTable nodeTable() {
        return new NodeTable(
                new NodeTable.Sources(nodes, reservations, launchFailures, applications),
                new LoadTable(_ -> Map.of(), Duration.ofSeconds(45), clock),
                new NodeTable.Settings(
                        new NodeTable.Overcommit(2, 1),
                        Duration.ofMinutes(1),
                        Duration.ofMillis(500),
                        Duration.ofMinutes(10)),
                clock);
    }

    private PlaceHandler handler() {
        Placer placer = new Placer(
                nodeTable,
                planner,
                reservations,
                new Random(1),
                new PlacementMetrics(new SimpleMeterRegistry()),
                clock);
        return new PlaceHandler(containers, applications, placements, placer, executor, asks());
    }

    private Asks asks() {
        AskPolicy policy = new AskPolicy(
                DEFAULT_ASK,
                new AskPolicy.Learning(true, 10, Duration.ofMinutes(5), 1.2, new Resources(10, 16 << 20), 0.8));
        return new Asks(applications, usages, policy, nodeTable::largestNode);
    }

    private WaitingList waitingList() {
        return new WaitingList(
                new WaitingList.Waiting(jobs, containers, applications),
                asks(),
                nodeTable,
                planner,
                new Random(1),
                clock);
    }
}
