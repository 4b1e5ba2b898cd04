package io.kdaemon.dockerworker.removal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Failures;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.StopContainer;
import io.kdaemon.messaging.contract.StopSucceeded;
import io.kdaemon.testing.MutableClock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemovalTest {

    private static final ContainerRef TARGET = Commands.target(1);
    private static final ContainerPlan PLAN = ContainerPlan.of(Commands.launch(TARGET, FakeContainerRuntime.IMAGE));

    private final FakeContainerRuntime engine = new FakeContainerRuntime();
    private final Failures failures = new Failures();
    private final Worker worker = new Worker(_ -> new InterceptedRuntime(engine, failures), new MutableClock());

    @Test
    void shouldStopWhatRunsAndKeepIt() {
        // given
        FakeContainer container = engine.put(PLAN.name(), PLAN.labels(), State.RUNNING);

        // when
        worker.handle(new StopContainer(TARGET, 10));

        // then
        assertThat(container.state()).isEqualTo(State.EXITED);
        assertThat(worker.reporter.only(StopSucceeded.class).calls()).hasSize(2);
    }

    @Test
    void shouldBeDoneWhenThereIsNothingToStopOrRemove() {
        // when
        worker.handle(new StopContainer(TARGET, 10));
        worker.handle(new RemoveContainer(TARGET, 10));

        // then
        worker.reporter.only(StopSucceeded.class);
        worker.reporter.only(RemoveSucceeded.class);
        assertThat(failures.calls()).containsExactly(Verb.INSPECT, Verb.INSPECT);
    }

    @Test
    void shouldStopBeforeItRemoves() {
        // given
        engine.put(PLAN.name(), PLAN.labels(), State.RUNNING);

        // when
        worker.handle(new RemoveContainer(TARGET, 10));

        // then
        worker.reporter.only(RemoveSucceeded.class);
        assertThat(failures.calls()).containsExactly(Verb.INSPECT, Verb.STOP, Verb.REMOVE);
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void shouldRemoveAtOnceWithoutGrace() {
        // given
        engine.put(PLAN.name(), PLAN.labels(), State.RUNNING);

        // when
        worker.handle(new RemoveContainer(TARGET, 0));

        // then
        assertThat(failures.calls()).containsExactly(Verb.INSPECT, Verb.REMOVE);
    }

    @Test
    void shouldRemoveAlsoWhenTheStopFails() {
        // given
        engine.put(PLAN.name(), PLAN.labels(), State.RUNNING);
        failures.failNext(Verb.STOP, Kind.SERVER_ERROR);

        // when
        worker.handle(new RemoveContainer(TARGET, 10));

        // then
        worker.reporter.only(RemoveSucceeded.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_FOUND", "CONNECTION_LOST"})
    void shouldBeDoneWhenItWentAwayMeanwhile(Kind kind) {
        // given
        engine.put(PLAN.name(), PLAN.labels(), State.EXITED);
        failures.failNextAfterDoing(Verb.REMOVE, kind);

        // when
        worker.handle(new RemoveContainer(TARGET, 10));

        // then
        worker.reporter.only(RemoveSucceeded.class);
    }

    @Test
    void shouldWaitForSomebodyElsesRemoval() {
        // given
        engine.put(PLAN.name(), PLAN.labels(), State.REMOVING);
        failures.failNext(Verb.REMOVE, Kind.CONFLICT);

        // when
        worker.handle(new RemoveContainer(TARGET, 10));

        // then
        worker.reporter.only(RemoveSucceeded.class);
        assertThat(failures.calls()).containsExactly(Verb.INSPECT, Verb.REMOVE, Verb.AWAIT_GONE);
    }

    @Test
    void shouldNotTouchForeignContainersWithOurName() {
        // given
        FakeContainer foreign = engine.put(PLAN.name(), Map.of(), State.RUNNING);

        // when
        worker.handle(new StopContainer(TARGET, 10));
        worker.handle(new RemoveContainer(TARGET, 10));

        // then
        assertThat(foreign.state()).isEqualTo(State.RUNNING);
        assertThat(engine.containers()).containsExactly(foreign);
    }

    @Test
    void shouldReportTheEnginesOwnWordsWhenItFails() {
        // given
        engine.put(PLAN.name(), PLAN.labels(), State.EXITED);
        failures.failNext(Verb.REMOVE, Kind.SERVER_ERROR);

        // when
        worker.handle(new RemoveContainer(TARGET, 10));

        // then
        CommandFailed failure = worker.reporter.only(CommandFailed.class);
        assertThat(failure.reason()).isEqualTo("told to fail remove");
        assertThat(failure.calls()).hasSize(2);
    }
}
