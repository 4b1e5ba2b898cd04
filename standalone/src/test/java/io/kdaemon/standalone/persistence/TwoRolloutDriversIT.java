package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static io.kdaemon.testing.RolloutFixtures.aRollout;
import static io.kdaemon.testing.RolloutFixtures.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobRepository;
import io.kdaemon.job.JobState;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.LifecyclePolicy;
import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.lifecycle.execution.CommandSources;
import io.kdaemon.lifecycle.execution.EffectDispatcher;
import io.kdaemon.lifecycle.execution.HandOver;
import io.kdaemon.lifecycle.execution.LawMetrics;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Replacements;
import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.notification.NotificationRepository;
import io.kdaemon.notification.StoredNotifications;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.rollout.RolloutState;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.messaging.RecordingOutbox;
import io.kdaemon.testing.persistence.Race;
import io.kdaemon.timeline.TimelineRepository;
import io.kdaemon.watcher.rollout.RolloutDriver;
import io.kdaemon.watcher.rollout.UpdateOutcomes;
import io.kdaemon.watcher.rollout.UpdateWishes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two watchers carry one roll-out on at the same time. */
@OnEveryDatabase
class TwoRolloutDriversIT {

    private static final int CONTAINERS = 30;
    private static final int MAX_PARALLEL = 3;
    private static final int MOST_ROUNDS = 10 * CONTAINERS;

    private final Database database;
    private final ContainerRepository containers;
    private final JobRepository jobs;
    private final RolloutRepository rollouts;
    private final MutableClock clock = new MutableClock();

    TwoRolloutDriversIT(Database database) {
        this.database = database;
        this.containers = database.bean(ContainerRepository.class);
        this.jobs = database.bean(JobRepository.class);
        this.rollouts = database.bean(RolloutRepository.class);
    }

    @Test
    void shouldNeverUpdateMoreAtATimeThanAllowedNorAnythingTwice() {
        // given
        Rollout rollout = begin();
        List<RolloutDriver> watchers = List.of(watcher(), watcher());

        // when
        int rounds = 0;
        while (!isOver(rollout) && rounds++ < MOST_ROUNDS) {
            Race.of(2).run(i -> {
                watchers.get(i).drive();
                return true;
            });
            List<RolloutStep> underWay = rollouts.stepsIn(rollout.id(), StepState.UPDATING, CONTAINERS);
            assertThat(underWay).hasSizeLessThanOrEqualTo(MAX_PARALLEL);
            underWay.stream().limit(2).forEach(this::succeed);
        }

        // then
        assertThat(rollouts.find(rollout.id())).map(Rollout::state).contains(RolloutState.SUCCEEDED);
        assertThat(rollouts.steps(rollout.id())).extracting(RolloutStep::state).containsOnly(StepState.UPDATED);
        assertThat(rollouts.steps(rollout.id()))
                .allSatisfy(step -> assertThat(jobs.listOf(step.containerId())).hasSize(1));
    }

    private Rollout begin() {
        Node node = database.bean(NodeRepository.class).insert(aReadyNode().build());
        return database.transactions().in(() -> {
            Application application = database.bean(ApplicationRepository.class)
                    .insert(anApplication().build());
            List<ContainerId> ids = containers
                    .insertAll(IntStream.range(0, CONTAINERS)
                            .mapToObj(i -> aRunningContainer()
                                    .named("c-" + i)
                                    .of(application.id())
                                    .on(node.id())
                                    .build())
                            .toList())
                    .stream()
                    .map(ContainerInstance::id)
                    .toList();
            return rollouts.insert(aRollout(MAX_PARALLEL, 0), List.of(wanted(application)), ids);
        });
    }

    private boolean isOver(Rollout rollout) {
        return rollouts.find(rollout.id()).orElseThrow().state().isFinal();
    }

    /** As the law does when the new generation is trusted. */
    private void succeed(RolloutStep step) {
        database.transactions().run(() -> {
            ContainerInstance container =
                    containers.lock(List.of(step.containerId())).getFirst();
            Job job = jobs.find(container.jobId().orElseThrow()).orElseThrow();
            jobs.update(job.with(new Job.Progress(JobState.SUCCEEDED, 1, null)));
            containers.update(container
                    .with(container.lifecycle().workedOnBy(null))
                    .with(container.succession().with(null)));
        });
    }

    private RolloutDriver watcher() {
        StoredNotifications notifications = new StoredNotifications(database.bean(NotificationRepository.class), clock);
        ApplicationRepository applications = database.bean(ApplicationRepository.class);
        RevisionRepository revisions = database.bean(RevisionRepository.class);
        return new RolloutDriver(
                new TransactionTemplate(database.bean(PlatformTransactionManager.class)),
                rollouts,
                new UpdateOutcomes(jobs, containers, clock),
                new UpdateWishes(
                        rollouts,
                        containers,
                        new Replacements(applications, revisions, clock),
                        executor(applications, revisions, notifications),
                        clock),
                notifications,
                clock);
    }

    private LifecycleExecutor executor(
            ApplicationRepository applications, RevisionRepository revisions, StoredNotifications notifications) {
        DependencyRepository dependencies = database.bean(DependencyRepository.class);
        CommandSources sources = new CommandSources(
                database.bean(NodeRepository.class),
                applications,
                revisions,
                database.bean(AdoptionRepository.class),
                database.bean(RegistryLoginRepository.class),
                new HandOver(dependencies, containers, applications));
        return new LifecycleExecutor(
                new LifecycleExecutor.Stores(containers, jobs, dependencies, applications, revisions),
                new LifecycleDecider(LifecyclePolicy.DEFAULT),
                new EffectDispatcher(
                        database.bean(TimelineRepository.class),
                        database.bean(ReservationRepository.class),
                        database.bean(LaunchFailureRepository.class),
                        notifications,
                        new RecordingOutbox(),
                        new CommandMessages("test", 10, sources)),
                new LawMetrics(new SimpleMeterRegistry()),
                clock);
    }
}
