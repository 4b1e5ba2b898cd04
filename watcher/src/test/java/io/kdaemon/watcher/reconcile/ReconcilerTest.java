package io.kdaemon.watcher.reconcile;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.aPlacedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRequestedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobKind;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.UnprocessableMessageException;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.ReconcileContainer;
import io.kdaemon.messaging.contract.ReportOrigin;
import io.kdaemon.messaging.contract.StopContainer;
import io.kdaemon.testing.ContainerFixtures;
import io.kdaemon.testing.JobFixtures;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.testing.RunOptionsFixtures;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    private static final Sweeper.Settings SETTINGS = new Sweeper.Settings(Duration.ofSeconds(10), 10, false);

    private final ClusterInMemory cluster = new ClusterInMemory();
    private long lastId;
    private final List<String> steps = new ArrayList<>();
    private final Reconciler reconciler =
            new Reconciler(cluster.transactions, cluster.containers, cluster.jobs, cluster.executor, this::withdraw);
    private final ReconcileIntake intake = new ReconcileIntake(reconciler);

    @BeforeEach
    void addNode() {
        cluster.nodes.insert(NodeFixtures.aReadyNode().build());
    }

    @Test
    void shouldWithdrawTheEndpointsBeforeTheStopIsOrdered() {
        // given
        ContainerInstance container = runningWith(JobKind.STOP, DesiredState.STOPPED);

        // when
        intake.handle(
                List.of(cluster.received(new ReconcileContainer(container.id().value()))));

        // then
        assertThat(steps).containsExactly("withdrawn while RUNNING");
        assertThat(cluster.sentTo(Destination.DOCKER)).hasOnlyElementsOfType(StopContainer.class);
    }

    @Test
    void shouldGiveAContainerTheTimeItsApplicationAsksForToEnd() {
        // given
        cluster.applications.update(anApplication()
                .withOptions(RunOptionsFixtures.everything())
                .withId(cluster.application.id().value())
                .build());
        ContainerInstance container = runningWith(JobKind.STOP, DesiredState.STOPPED);

        // when
        intake.handle(
                List.of(cluster.received(new ReconcileContainer(container.id().value()))));

        // then
        assertThat(cluster.sentTo(Destination.DOCKER))
                .singleElement(InstanceOfAssertFactories.type(StopContainer.class))
                .extracting(StopContainer::graceSeconds)
                .isEqualTo(30);
    }

    @Test
    void shouldWithdrawTheEndpointsWhenAContainerIsRestarted() {
        // given
        ContainerInstance container = runningWith(JobKind.RESTART, DesiredState.RUNNING);

        // when
        intake.handle(
                List.of(cluster.received(new ReconcileContainer(container.id().value()))));

        // then
        assertThat(steps).hasSize(1);
    }

    @Test
    void shouldLeaveTheEndpointsWhenAContainerGoesOnRunning() {
        // given
        ContainerInstance container = runningWith(JobKind.LAUNCH, DesiredState.RUNNING);

        // when
        intake.handle(
                List.of(cluster.received(new ReconcileContainer(container.id().value()))));

        // then
        assertThat(steps).isEmpty();
    }

    @Test
    void shouldRefuseAMessageThatIsNoHint() {
        // given
        MessageBody other = new LaunchStarted(new ReportOrigin(1, 1, 1, 1, MutableClock.NOW));

        // then
        assertThatThrownBy(() -> intake.handle(List.of(cluster.received(other))))
                .isInstanceOf(UnprocessableMessageException.class);
    }

    @Test
    void shouldTakeUpOverdueJobsOnly() {
        // given
        waiting("due", MutableClock.NOW);
        waiting("early", MutableClock.NOW.plusSeconds(1));

        // when
        sweeper(SETTINGS).sweep();

        // then
        assertThat(cluster.sentTo(Destination.PLACE)).hasSize(1);
    }

    @Test
    void shouldTakeUpEveryUnfinishedJobOnceWhenMessagesDoNotSurviveARestart() {
        // given
        waiting("early", MutableClock.NOW.plusSeconds(20));
        Sweeper sweeper = sweeper(new Sweeper.Settings(Duration.ofSeconds(10), 10, true));

        // when
        sweeper.sweep();
        sweeper.sweep();

        // then
        assertThat(cluster.sentTo(Destination.PLACE)).hasSize(1);
    }

    @Test
    void shouldTakeUpTheOthersWhenOneContainerCannotBeReconciled() {
        // given
        add(aPlacedContainer().named("on-a-node-without-record").on(99), MutableClock.NOW);
        waiting("fine", MutableClock.NOW);

        // when
        sweeper(SETTINGS).sweep();

        // then
        assertThat(cluster.sentTo(Destination.PLACE)).hasSize(1);
    }

    private void withdraw(ContainerInstance container) {
        steps.add("withdrawn while " + cluster.container(container.id()).observed());
    }

    private Sweeper sweeper(Sweeper.Settings settings) {
        return new Sweeper(cluster.transactions, cluster.jobs, reconciler, cluster.clock, settings);
    }

    private ContainerInstance runningWith(JobKind kind, DesiredState desired) {
        Job job = cluster.jobs.insert(JobFixtures.aQueuedJob().toDo(kind).build());
        return cluster.containers.insert(
                aRunningContainer().wanted(desired).workedOnBy(job.id()).build());
    }

    private void waiting(String name, Instant dueAt) {
        add(aRequestedContainer().named(name), dueAt);
    }

    private void add(ContainerFixtures container, Instant dueAt) {
        JobId jobId = new JobId(++lastId);
        ContainerInstance stored =
                cluster.containers.insert(container.workedOnBy(jobId).build());
        cluster.jobs.insert(
                JobFixtures.aQueuedJob().on(stored.id()).dueAt(dueAt).build());
    }
}
