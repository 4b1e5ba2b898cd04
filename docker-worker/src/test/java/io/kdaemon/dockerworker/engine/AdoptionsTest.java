package io.kdaemon.dockerworker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.Sighting.Phase;
import io.kdaemon.messaging.contract.StopContainer;
import io.kdaemon.testing.MutableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdoptionsTest {

    private static final long OURS = 1;

    private final MutableClock clock = new MutableClock();
    private final FakeContainerRuntime engine = new FakeContainerRuntime(clock);
    private final Worker worker = new Worker(_ -> engine, clock);
    private final FakeContainer nginx = engine.put("nginx", Map.of("team", "blue"), State.RUNNING);
    private final FakeContainer neighbour = engine.put("neighbour", Map.of(), State.RUNNING);

    @Test
    void shouldShowWhatWasAdoptedAsOurs() {
        // when
        worker.handle(observe(0));

        // then
        NodeObserved observed = worker.reporter.only(NodeObserved.class);
        assertThat(observed.goneOrNone()).isEmpty();
        assertThat(observed.containers()).singleElement().satisfies(sighting -> {
            assertThat(sighting.containerId()).isEqualTo(OURS);
            assertThat(sighting.generation()).isEqualTo(1);
            assertThat(sighting.phase()).isEqualTo(Phase.RUNNING);
            assertThat(sighting.engineContainerId()).isEqualTo(nginx.engineId());
        });
    }

    @Test
    void shouldFollowWhatHappensToItAndToNoneOfItsNeighbours() {
        // given
        engine.meanwhile(() -> {
            nginx.exit(1);
            engine.happens(nginx, EngineEvent.Kind.CHANGED);
            neighbour.exit(1);
            engine.happens(neighbour, EngineEvent.Kind.CHANGED);
        });

        // when
        worker.handle(observe(30));

        // then
        Sighting sighting = worker.reporter.only(ContainerSighted.class).sighting();
        assertThat(sighting.containerId()).isEqualTo(OURS);
        assertThat(sighting.phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void shouldStopItAndStartTheSameAgain() {
        // when
        worker.handle(new StopContainer(target(), 10));
        State stopped = nginx.state();
        worker.handle(Commands.launch(target(), "an-image-that-no-engine-has:1"));

        // then
        assertThat(stopped).isEqualTo(State.EXITED);
        assertThat(nginx.state()).isEqualTo(State.RUNNING);
        assertThat(worker.reporter.only(LaunchSucceeded.class).engineContainerId())
                .isEqualTo(nginx.engineId());
        assertThat(engine.containers()).hasSize(2);
    }

    @Test
    void shouldRemoveItAndNoneOfItsNeighbours() {
        // when
        worker.handle(new RemoveContainer(target(), 10));

        // then
        worker.reporter.only(RemoveSucceeded.class);
        assertThat(engine.containers()).containsExactly(neighbour);
    }

    @Test
    void shouldMakeOneWithOurLabelsWhenItIsGone() {
        // given
        engine.remove(nginx.engineId());

        // when
        worker.handle(observe(0));
        worker.handle(Commands.launch(target(), FakeContainerRuntime.IMAGE));

        // then
        NodeObserved observed = worker.reporter.only(NodeObserved.class);
        assertThat(observed.containers()).isEmpty();
        assertThat(observed.goneOrNone()).containsExactly(nginx.engineId());
        FakeContainer made = engine.container("kd-test-1-1");
        assertThat(Ownership.ofLabels(made.labels())).contains(Ownership.of(target()));
        assertThat(made.state()).isEqualTo(State.RUNNING);
    }

    @Test
    void shouldLeaveItAloneWhenTheCommandIsAboutAnotherGeneration() {
        // given
        ContainerRef next = new ContainerRef(Commands.CLUSTER, OURS, 2, Commands.NODE, 101, 1);

        // when
        worker.handle(new RemoveContainer(next, 10));

        // then
        assertThat(nginx.state()).isEqualTo(State.RUNNING);
    }

    private ContainerRef target() {
        return new ContainerRef(Commands.CLUSTER, OURS, 1, Commands.NODE, 101, 1, nginx.engineId());
    }

    private ObserveNode observe(int seconds) {
        return new ObserveNode(
                Commands.CLUSTER, Commands.NODE, seconds, List.of(new ObserveNode.Adopted(nginx.engineId(), OURS, 1)));
    }
}
