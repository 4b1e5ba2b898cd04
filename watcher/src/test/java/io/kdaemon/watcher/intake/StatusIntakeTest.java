package io.kdaemon.watcher.intake;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.aPlacedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobState;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.messaging.UnprocessableMessageException;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.ReconcileContainer;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.Sighting.Phase;
import io.kdaemon.node.Node;
import io.kdaemon.run.RestartPolicy;
import io.kdaemon.run.RunOptions;
import io.kdaemon.testing.JobFixtures;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.timeline.TimelineEntry;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusIntakeTest {

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final StatusIntake intake = Intakes.of(cluster);
    private final Node node = cluster.nodes.insert(NodeFixtures.aReadyNode().build());

    @Test
    void shouldFinishTheJobAndShowTheCallsBeforeWhatFollowedWhenALaunchSucceeds() {
        // given
        ContainerInstance container = placed();
        MessageBody event = new LaunchSucceeded(
                Reports.origin(container), "engine-1", Reports.PORTS, false, List.of(Reports.FAILED_CALL), null);

        // when
        intake.handle(List.of(cluster.received(event)));

        // then
        assertThat(cluster.container(container.id()).observed()).isEqualTo(ObservedState.RUNNING);
        assertThat(job(container).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(timeline(container)).extracting(TimelineEntry::kind).containsExactly("ENGINE_CALL", "RUNNING");
        assertThat(timeline(container).getFirst().detail()).contains("no space left on device");
    }

    @Test
    void shouldCountAnAttemptOnceWhenItsReportIsRepeated() {
        // given
        ContainerInstance container = placed();
        Received report = cluster.received(
                new LaunchFailed(Reports.origin(container), false, "refused", List.of(Reports.FAILED_CALL)));

        // when
        intake.handle(List.of(report));
        intake.handle(List.of(report, report));

        // then
        assertThat(job(container).progress().attempt()).isEqualTo(2);
        assertThat(timeline(container))
                .filteredOn(entry -> entry.kind().equals(EngineCallEntries.KIND))
                .hasSize(1);
    }

    @Test
    void shouldRelaunchAContainerWhenItIsMissingOnItsNode() {
        // given
        ContainerInstance container =
                cluster.containers.insert(aRunningContainer().build());

        // when
        intake.handle(List.of(cluster.received(Reports.observed(node))));

        // then
        assertThat(cluster.container(container.id()).observed()).isEqualTo(ObservedState.PLACED);
        assertThat(cluster.sentTo(Destination.DOCKER_URGENT)).hasOnlyElementsOfType(LaunchContainer.class);
    }

    @Test
    void shouldRelaunchAContainerWhenItIsSightedDead() {
        // given
        ContainerInstance container =
                cluster.containers.insert(aRunningContainer().build());
        MessageBody event =
                new ContainerSighted(node.id().value(), MutableClock.NOW, Reports.sighting(container, Phase.STOPPED));

        // when
        intake.handle(List.of(cluster.received(event)));

        // then
        assertThat(cluster.sentTo(Destination.DOCKER_URGENT)).hasOnlyElementsOfType(LaunchContainer.class);
        assertThat(cluster.container(container.id()).lifecycle().lastError()).contains("exit code 137");
    }

    @Test
    void shouldLetAContainerRestThatEndedAndIsNotToBeBroughtBack() {
        // given
        RunOptions once =
                new RunOptions(null, null, null, null, null, null, null, null, RestartPolicy.NEVER, null, null, null);
        Application job = cluster.applications.insert(
                anApplication().named("job").withOptions(once).build());
        ContainerInstance container =
                cluster.containers.insert(aRunningContainer().of(job.id()).build());

        // when
        intake.handle(List.of(cluster.received(Reports.observed(node, Reports.sighting(container, Phase.STOPPED)))));

        // then
        ContainerInstance ended = cluster.container(container.id());
        assertThat(ended.desired()).isEqualTo(DesiredState.STOPPED);
        assertThat(ended.observed()).isEqualTo(ObservedState.STOPPED);
        assertThat(ended.lifecycle().exitCode()).isEqualTo(137);
        assertThat(cluster.sentTo(Destination.DOCKER_URGENT)).isEmpty();
        assertThat(timeline(container).getLast().message()).contains("exit code 137", "restart: no");
    }

    @Test
    void shouldLeaveAContainerAloneWhenTheListIsOlderThanItsStart() {
        // given
        ContainerInstance old = aRunningContainer().build();
        ContainerInstance.Timestamps times = old.timestamps();
        ContainerInstance container = cluster.containers.insert(old.with(new ContainerInstance.Timestamps(
                times.createdAt(),
                times.updatedAt(),
                times.runningSince(),
                times.healthySince(),
                MutableClock.NOW.plusMillis(1))));

        // when
        intake.handle(List.of(cluster.received(Reports.observed(node))));

        // then
        assertThat(cluster.container(container.id())).isEqualTo(container);
    }

    @Test
    void shouldWriteNothingWhenAQuietNodeIsObserved() {
        // given
        ContainerInstance container =
                cluster.containers.insert(aRunningContainer().build());
        Received first = observedRunning(container);
        Received second = observedRunning(container);
        intake.handle(List.of(first));
        Node known = cluster.node(node.id());
        cluster.outbox.clear();

        // when
        intake.handle(List.of(second));

        // then
        assertThat(cluster.container(container.id())).isEqualTo(container);
        assertThat(cluster.node(node.id())).isEqualTo(known);
        assertThat(cluster.outbox.messages()).isEmpty();
        assertThat(timeline(container)).isEmpty();
    }

    @Test
    void shouldRemoveAnOlderGenerationWhenItIsSeen() {
        // given
        ContainerInstance container =
                cluster.containers.insert(aRunningContainer().ofGeneration(2).build());

        // when
        intake.handle(List.of(cluster.received(Reports.observed(
                node,
                Reports.sighting(container, Phase.RUNNING),
                Reports.sighting(container.id().value(), 1, Phase.RUNNING)))));

        // then
        assertThat(cluster.sentTo(Destination.DOCKER_URGENT)).isEmpty();
        assertThat(cluster.sentTo(Destination.DOCKER))
                .singleElement()
                .isInstanceOfSatisfying(
                        RemoveContainer.class,
                        remove -> assertThat(remove.target().generation()).isEqualTo(1));
    }

    @Test
    void shouldRemoveAStrayOnlyWhenItIsSeenTwice() {
        // given
        MessageBody event = Reports.observed(node, Reports.sighting(99, 1, Phase.RUNNING));

        // when
        intake.handle(List.of(cluster.received(event)));
        List<MessageBody> afterFirst = cluster.sentTo(Destination.DOCKER_URGENT);
        intake.handle(List.of(cluster.received(event)));

        // then
        assertThat(afterFirst).isEmpty();
        assertThat(cluster.sentTo(Destination.DOCKER_URGENT))
                .singleElement()
                .isInstanceOfSatisfying(RemoveContainer.class, remove -> {
                    assertThat(remove.target().containerId()).isEqualTo(99);
                    assertThat(remove.target().cluster()).isEqualTo(ClusterInMemory.NAME);
                });
    }

    @Test
    void shouldRefuseAMessageThatIsNoReport() {
        // given
        List<Received> messages = List.of(cluster.received(new ReconcileContainer(1)));

        // then
        assertThatThrownBy(() -> intake.handle(messages))
                .isInstanceOf(UnprocessableMessageException.class)
                .hasMessageContaining("ReconcileContainer");
    }

    private Received observedRunning(ContainerInstance container) {
        return cluster.received(Reports.observed(node, Reports.sighting(container, Phase.RUNNING)));
    }

    private ContainerInstance placed() {
        Job job = cluster.jobs.insert(JobFixtures.aDispatchedJob().build());
        return cluster.containers.insert(aPlacedContainer().workedOnBy(job.id()).build());
    }

    private Job job(ContainerInstance container) {
        return cluster.jobs.listOf(container.id()).getFirst();
    }

    private List<TimelineEntry> timeline(ContainerInstance container) {
        return cluster.timeline.list(container.id(), 0, 100);
    }
}
