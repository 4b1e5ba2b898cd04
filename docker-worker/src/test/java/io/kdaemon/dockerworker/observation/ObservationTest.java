package io.kdaemon.dockerworker.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.EngineContainer.Health;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.EngineView;
import io.kdaemon.messaging.contract.EngineView.Breaker;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.Sighting.Phase;
import io.kdaemon.messaging.contract.Sighting.Probe;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.HealthCheck.Timing;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationTest extends ObservationScenario {

    private static final ObserveNode ONCE = new ObserveNode(Commands.CLUSTER, Commands.NODE, 0);

    @Test
    void shouldReportFactsAndOurContainersOnly() {
        // given
        FakeContainer ours = put(1, State.RUNNING);
        engine.put("foreign", Map.of(), State.RUNNING);
        engine.put("half-ours", Map.of(Ownership.CLUSTER, Commands.CLUSTER), State.RUNNING);

        // when
        worker.handle(ONCE);

        // then
        NodeObserved observed = worker.reporter.only(NodeObserved.class);
        assertThat(observed.facts()).isEqualTo(FakeContainerRuntime.FACTS);
        assertThat(observed.at()).isEqualTo(MutableClock.NOW);
        assertThat(observed.engine()).isEqualTo(new EngineView(Worker.NAME, Breaker.CLOSED, 0, 2, 0, null, null));
        assertThat(observed.containers()).singleElement().satisfies(sighting -> {
            assertThat(sighting.engineContainerId()).isEqualTo(ours.engineId());
            assertThat(sighting.ports()).hasSize(1);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING,NONE,RUNNING",
        "RUNNING,STARTING,RUNNING",
        "RUNNING,UNHEALTHY,UNHEALTHY",
        "CREATED,NONE,STOPPED",
        "PAUSED,NONE,STOPPED",
        "EXITED,NONE,STOPPED",
        "DEAD,NONE,STOPPED"
    })
    void shouldPutStatesInTheWordsOfTheContract(State state, Health health, Phase phase) {
        // given
        put(1, state).setHealth(health);

        // when
        worker.handle(ONCE);

        // then
        assertThat(worker.reporter.only(NodeObserved.class).containers())
                .extracting(Sighting::phase)
                .containsExactly(phase);
    }

    @ParameterizedTest
    @CsvSource({"FACTS", "LIST"})
    void shouldSayWhyTheNodeIsNotReached(Verb verb) {
        // given
        failures.failNext(verb, Kind.REFUSED);

        // when
        worker.handle(ONCE);

        // then
        NodeUnreachable unreachable = worker.reporter.only(NodeUnreachable.class);
        assertThat(unreachable.reason()).contains("told to fail");
        assertThat(unreachable.engine()).extracting(EngineView::breaker).isEqualTo(Breaker.OPEN);
    }

    @Test
    void shouldSayThatItIsUnsureOfWhatItHasNotAskedYet() {
        // given
        putProbed(1);

        // when
        worker.handle(ONCE);

        // then
        assertThat(worker.reporter.only(NodeObserved.class).containers())
                .singleElement()
                .satisfies(sighting -> {
                    assertThat(sighting.phase()).isEqualTo(Phase.RUNNING);
                    assertThat(sighting.checking()).isTrue();
                    assertThat(sighting.probe()).isEqualTo(new Probe(true, null));
                });
    }

    @Test
    void shouldTellWhatComesOfAskingIt() {
        // given
        putProbed(1);
        engine.meanwhile(worker.probes::askDue);
        engine.meanwhile(() -> {
            worker.prober = (_, _, _) -> Optional.of("answered with 503");
            clock.advance(Duration.ofSeconds(1));
            worker.probes.askDue();
        });

        // when
        worker.handle(FOLLOW);

        // then
        assertThat(worker.reporter.all(ContainerSighted.class).map(ContainerSighted::sighting))
                .satisfiesExactly(
                        healthy -> {
                            assertThat(healthy.phase()).isEqualTo(Phase.RUNNING);
                            assertThat(healthy.checking()).isFalse();
                            assertThat(healthy.probe()).isEqualTo(new Probe(false, null));
                        },
                        unhealthy -> {
                            assertThat(unhealthy.phase()).isEqualTo(Phase.UNHEALTHY);
                            assertThat(unhealthy.probe()).isEqualTo(new Probe(false, "answered with 503"));
                        });
    }

    @Test
    void shouldBeginToAskWhatItStartsItself() {
        // given
        FakeContainer started = putProbed(1);
        started.exit(0);
        worker.expectedStarts.expect(new Ownership(Commands.CLUSTER, 1, 1));
        engine.meanwhile(() -> engine.start(started.engineId()));

        // when
        worker.handle(FOLLOW);

        // then
        Sighting sighting = worker.reporter.only(ContainerSighted.class).sighting();
        assertThat(sighting.checking()).isTrue();
        assertThat(sighting.probe()).isEqualTo(new Probe(false, null));
    }

    @Test
    void shouldAskForFactsOncePerWindowButForTheListEveryTime() {
        // when
        worker.handle(FOLLOW);
        clock.set(MutableClock.NOW);
        worker.handle(FOLLOW);

        // then
        assertThat(Collections.frequency(failures.calls(), Verb.FACTS)).isEqualTo(1);
        assertThat(Collections.frequency(failures.calls(), Verb.LIST)).isEqualTo(2);
    }

    /** Asked every second, and unhealthy at the first failure. */
    private FakeContainer putProbed(long id) {
        Timing timing = new Timing(Duration.ofSeconds(1), null, 1, null);
        ContainerPlan plan = ContainerPlan.of(Commands.launch(
                Commands.target(id), FakeContainerRuntime.IMAGE, HealthCheck.http(8080, "/", null, timing)));
        return engine.put(plan.name(), plan.labels(), State.RUNNING);
    }
}
