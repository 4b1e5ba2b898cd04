package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.ENDPOINTS;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.Protocol;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.dependency.Told;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.LifecyclePolicy;
import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.lifecycle.execution.CommandSources;
import io.kdaemon.lifecycle.execution.EffectDispatcher;
import io.kdaemon.lifecycle.execution.HandOver;
import io.kdaemon.lifecycle.execution.LawMetrics;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.LifecycleProperties;
import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.notification.NotificationRepository;
import io.kdaemon.notification.StoredNotifications;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.run.OnDependencyMoved;
import io.kdaemon.run.RunOptions;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.messaging.RecordingOutbox;
import io.kdaemon.testing.persistence.Race;
import io.kdaemon.timeline.TimelineRepository;
import io.kdaemon.watcher.reconcile.MisledDependants;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two watchers hear at the same time that a dependency has moved. */
@OnEveryDatabase
class TwoWatchersIT {

    private static final int WATCHERS = 2;
    private static final int DEPENDANTS = 20;
    private static final LifecycleProperties TIMES =
            new LifecycleProperties(Duration.ofMinutes(2), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final Database database;
    private final ContainerRepository containers;
    private final DependencyRepository dependencies;
    private final MutableClock clock = new MutableClock();

    TwoWatchersIT(Database database) {
        this.database = database;
        this.containers = database.bean(ContainerRepository.class);
        this.dependencies = database.bean(DependencyRepository.class);
    }

    @ParameterizedTest
    @EnumSource(OnDependencyMoved.class)
    void shouldAnswerAMoveOnceForEveryDependant(OnDependencyMoved choice) {
        // given
        List<ContainerInstance> dependants = dependants(choice);

        // when
        Race.of(WATCHERS).run(_ -> {
            watcher().follow();
            return true;
        });

        // then
        int jobs = choice == OnDependencyMoved.UPDATE ? 1 : 0;
        assertThat(dependants).allSatisfy(dependant -> {
            assertThat(database.bean(JobRepository.class).listOf(dependant.id()))
                    .hasSize(jobs);
            assertThat(database.bean(TimelineRepository.class).list(dependant.id(), 0, 10))
                    .hasSize(1);
        });
        assertThat(dependencies.listMisled(clock.instant(), DEPENDANTS)).isEmpty();
    }

    private List<ContainerInstance> dependants(OnDependencyMoved choice) {
        Application application = database.bean(ApplicationRepository.class)
                .insert(anApplication()
                        .withOptions(new RunOptions(
                                null, null, null, null, null, null, null, null, null, null, null, choice))
                        .build());
        ContainerInstance moved = containers.insert(
                aRunningContainer().named("moved").of(application.id()).build());
        List<Endpoint> before =
                List.of(new Endpoint(ENDPOINTS.getFirst().containerPort(), Protocol.TCP, "10.0.0.1", 1));
        return IntStream.range(0, DEPENDANTS)
                .mapToObj(i -> {
                    ContainerInstance dependant = containers.insert(aRunningContainer()
                            .named("misled-" + i)
                            .of(application.id())
                            .build());
                    dependencies.addAll(List.of(new Dependency(dependant.id(), moved.id(), false)));
                    dependencies.tellAll(List.of(new Told(dependant.id(), dependant.generation(), moved.id(), before)));
                    return dependant;
                })
                .toList();
    }

    private MisledDependants watcher() {
        ApplicationRepository applications = database.bean(ApplicationRepository.class);
        RevisionRepository revisions = database.bean(RevisionRepository.class);
        return new MisledDependants(
                new TransactionTemplate(database.bean(PlatformTransactionManager.class)),
                new MisledDependants.Stores(dependencies, containers, applications, revisions),
                new LifecycleExecutor(
                        new LifecycleExecutor.Stores(
                                containers, database.bean(JobRepository.class), dependencies, applications, revisions),
                        new LifecycleDecider(LifecyclePolicy.DEFAULT),
                        dispatcher(),
                        new LawMetrics(new SimpleMeterRegistry()),
                        clock),
                TIMES,
                clock);
    }

    private EffectDispatcher dispatcher() {
        ApplicationRepository applications = database.bean(ApplicationRepository.class);
        return new EffectDispatcher(
                database.bean(TimelineRepository.class),
                database.bean(ReservationRepository.class),
                database.bean(LaunchFailureRepository.class),
                new StoredNotifications(database.bean(NotificationRepository.class), clock),
                new RecordingOutbox(),
                new CommandMessages(
                        "test",
                        10,
                        new CommandSources(
                                database.bean(NodeRepository.class),
                                applications,
                                database.bean(RevisionRepository.class),
                                database.bean(AdoptionRepository.class),
                                database.bean(RegistryLoginRepository.class),
                                new HandOver(dependencies, containers, applications))));
    }
}
