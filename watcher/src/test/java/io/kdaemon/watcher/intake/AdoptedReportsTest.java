package io.kdaemon.watcher.intake;

import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.Sighting.Phase;
import io.kdaemon.node.Node;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptedReportsTest {

    private static final String ENGINE_ID = "somebody-elses";

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final StatusIntake intake = Intakes.of(cluster);
    private final Node node = cluster.nodes.insert(NodeFixtures.aReadyNode().build());
    private final ContainerInstance adopted = cluster.containers.insert(
            aRunningContainer().named("nginx").on(node.id()).build());

    AdoptedReportsTest() {
        cluster.adoptions.add(new Adoption(adopted.id(), adopted.generation(), node.id(), ENGINE_ID, MutableClock.NOW));
        cluster.clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void shouldNotMissWhatAnObservationWasNotAskedFor() {
        // when
        intake.handle(List.of(cluster.received(observed(List.of()))));

        // then
        assertThat(cluster.container(adopted.id())).isEqualTo(adopted);
        assertThat(cluster.outbox.messages()).isEmpty();
    }

    @Test
    void shouldBringBackWhatTheEngineDoesNotHaveAnyMoreAndForgetThatItWasAdopted() {
        // when
        intake.handle(List.of(cluster.received(observed(List.of(ENGINE_ID)))));

        // then
        assertThat(cluster.container(adopted.id()).observed()).isEqualTo(ObservedState.PLACED);
        assertThat(cluster.sentTo(Destination.DOCKER)).hasOnlyElementsOfType(LaunchContainer.class);
        assertThat(cluster.adoptions.listOn(List.of(node.id()))).isEmpty();
    }

    @Test
    void shouldHaveAnOlderGenerationRemovedByTheEnginesIdOfIt() {
        // given
        ContainerInstance running =
                aRunningContainer().named("updated").on(node.id()).build();
        ContainerInstance updated =
                cluster.containers.insert(running.with(running.lifecycle().ofGeneration(2)));
        cluster.adoptions.add(new Adoption(updated.id(), 1, node.id(), "older", MutableClock.NOW));

        // when
        NodeObserved observed = Reports.observed(
                node,
                Reports.sighting(adopted, Phase.RUNNING),
                Reports.sighting(updated, Phase.RUNNING),
                Reports.sighting(updated.id().value(), 1, Phase.RUNNING));
        intake.handle(List.of(cluster.received(observed)));

        // then
        assertThat(cluster.sentTo(Destination.DOCKER))
                .filteredOn(RemoveContainer.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(RemoveContainer.class, remove -> {
                    assertThat(remove.target().generation()).isEqualTo(1);
                    assertThat(remove.target().adopted()).isEqualTo("older");
                });
    }

    @Test
    void shouldHaveNothingDoneToWhatWasReleasedWhileItWasFollowed() {
        // given
        cluster.executor.execute(List.of(new Instruction(
                adopted.id(), new ContainerCommand.Release(), new Instruction.Cause("request", null, null))));
        cluster.adoptions.endAll(node.id(), List.of(ENGINE_ID));
        ContainerInstance released = cluster.container(adopted.id());
        ContainerSighted died = new ContainerSighted(
                node.id().value(), cluster.clock.instant(), Reports.adopted(adopted, Phase.STOPPED));

        // when
        intake.handle(List.of(
                cluster.received(Reports.observed(node, Reports.adopted(adopted, Phase.RUNNING))),
                cluster.received(died)));

        // then
        assertThat(released.observed()).isEqualTo(ObservedState.REMOVED);
        assertThat(cluster.container(adopted.id())).isEqualTo(released);
        assertThat(cluster.sentTo(Destination.DOCKER)).isEmpty();
    }

    @Test
    void shouldGoOnWatchingWhatIsStillAdopted() {
        // when
        intake.handle(List.of(cluster.received(Reports.observed(node, Reports.adopted(adopted, Phase.STOPPED)))));

        // then
        assertThat(cluster.sentTo(Destination.DOCKER)).hasOnlyElementsOfType(LaunchContainer.class);
    }

    private NodeObserved observed(List<String> gone) {
        return new NodeObserved(node.id().value(), cluster.clock.instant(), Reports.FACTS, List.of(), null, gone);
    }
}
