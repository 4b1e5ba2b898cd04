package io.kdaemon.dockerworker.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.contract.EngineCall;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.PublishedPort;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchTest extends LaunchScenario {

    @Test
    void shouldCreateStartAndLookWhenTheImageIsThere() {
        // when
        worker.handle(command);

        // then
        LaunchSucceeded success = worker.reporter.only(LaunchSucceeded.class);
        assertThat(failures.calls()).containsExactly(Verb.CREATE, Verb.START, Verb.INSPECT);
        assertThat(success.calls())
                .extracting(EngineCall::call)
                .containsExactly("create kd-test-1-1", "start kd-test-1-1", "inspect kd-test-1-1");
        assertThat(success.calls()).extracting(EngineCall::error).containsOnlyNulls();
        assertThat(success.adopted()).isFalse();
        assertThat(success.ports())
                .containsExactly(new PublishedPort(
                        8080, "tcp", "192.0.2.7", success.ports().getFirst().hostPort()));
        assertThat(worker.reporter.events()).containsExactly(success);
        assertThat(success.origin().jobId()).isEqualTo(101);
    }

    @Test
    void shouldAdoptWhatRunsAlready() {
        // given
        worker.handle(command);

        // when
        worker.handle(command);

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class))
                .extracting(LaunchSucceeded::adopted)
                .containsExactly(false, true);
        assertThat(worker.reporter.all(LaunchSucceeded.class).map(LaunchSucceeded::engineContainerId))
                .hasSize(2)
                .containsOnly(engine.container(plan.name()).engineId());
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATED", "EXITED", "PAUSED"})
    void shouldBringUpWhatAnEarlierAttemptLeftBehind(State state) {
        // given
        FakeContainer left = engine.put(plan.name(), plan.labels(), state);

        // when
        worker.handle(command);

        // then
        LaunchSucceeded success = worker.reporter.only(LaunchSucceeded.class);
        assertThat(success.engineContainerId()).isEqualTo(left.engineId());
        assertThat(left.state()).isEqualTo(State.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(names = {"REMOVING", "DEAD"})
    void shouldCreateAnewWhenTheOldOneIsOnItsWayOut(State state) {
        // given
        FakeContainer leaving = engine.put(plan.name(), plan.labels(), state);

        // when
        worker.handle(command);

        // then
        assertThat(worker.reporter.only(LaunchSucceeded.class).engineContainerId())
                .isNotEqualTo(leaving.engineId());
        assertThat(engine.containers()).hasSize(1);
    }

    @Test
    void shouldLeaveAForeignContainerWithOurNameAloneAndNameIt() {
        // given
        FakeContainer foreign = engine.put(plan.name(), Map.of("kdaemon.cluster", "another"), State.EXITED);

        // when
        worker.handle(command);

        // then
        assertFailed(true, plan.name());
        assertFailed(true, foreign.engineId());
        assertThat(foreign.state()).isEqualTo(State.EXITED);
        assertThat(failures.calls()).containsExactly(Verb.CREATE, Verb.INSPECT);
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEOUT", "CONNECTION_LOST", "SERVER_ERROR", "GARBLED"})
    void shouldTakeWhatACreateMadeWhoseAnswerGotLost(Kind kind) {
        // given
        failures.failNextAfterDoing(Verb.CREATE, kind);

        // when
        worker.handle(command);

        // then
        worker.reporter.only(LaunchSucceeded.class);
        assertThat(engine.containers()).hasSize(1);
    }

    @Test
    void shouldCreateOnceMoreWhenTheConnectionBrokeBeforeTheEngineHeard() {
        // given
        failures.failNext(Verb.CREATE, Kind.CONNECTION_LOST);

        // when
        worker.handle(command);

        // then
        worker.reporter.only(LaunchSucceeded.class);
    }

    @Test
    void shouldNotGoOnCreatingForEver() {
        // given
        for (int i = 0; i < 10; i++) {
            failures.failNext(Verb.CREATE, Kind.CONNECTION_LOST);
        }

        // when
        worker.handle(command);

        // then
        assertFailed(false, "told to fail create");
        assertThat(failures.calls().stream().filter(Verb.CREATE::equals)).hasSize(2);
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void shouldTakeWhatTheFirstOfTwoLostCreatesMadeLate() {
        // given
        failures.failNext(Verb.CREATE, Kind.CONNECTION_LOST);
        failures.failNextAfterDoing(Verb.CREATE, Kind.CONFLICT);

        // when
        worker.handle(command);

        // then
        worker.reporter.only(LaunchSucceeded.class);
        assertThat(engine.containers()).hasSize(1);
    }

    @Test
    void shouldHandTheCommandBackWhenTheWorkerStops() {
        // given
        failures.failNext(Verb.CREATE, Kind.STOPPING);

        // when, then
        assertThatThrownBy(() -> worker.handle(command)).isInstanceOf(EngineException.class);
        assertThat(worker.reporter.all(LaunchFailed.class)).isEmpty();
    }

    @Test
    void shouldCountLaunchesByOutcome() {
        // when
        worker.handle(command);

        // then
        assertThat(worker.meters
                        .get("kdaemon.launches")
                        .tag("outcome", "started")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
