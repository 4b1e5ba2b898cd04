package io.kdaemon.dockerworker.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.testing.MutableClock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command of a worker that died is delivered again: whatever was done by then is found, and nothing is done twice. */
class KilledWorkerTest {

    private final FakeContainerRuntime engine = new FakeContainerRuntime();
    private final LaunchContainer launch = Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY);

    /** Not an exception: nothing in the worker gets a say any more. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE,1,false", "HAS_IMAGE,1,false", "HAS_IMAGE,1,true", "PULL,1,false", "PULL,1,true", "HAS_IMAGE,2,true",
        "CREATE,2,false", "CREATE,2,true", "START,1,false", "START,1,true", "INSPECT,1,false", "INSPECT,1,true"
    })
    void shouldRunOneContainerWhereverTheLaunchWasInterrupted(Verb verb, int number, boolean isDone) {
        // given
        Worker victim = workerOn(new InterceptedRuntime(engine, deathAt(verb, number, isDone)));
        assertThatThrownBy(() -> victim.handle(launch)).isInstanceOf(Death.class);
        Worker heir = workerOn(engine);

        // when
        heir.handle(launch);

        // then
        assertThat(victim.reporter.events()).isEmpty();
        heir.reporter.only(LaunchSucceeded.class);
        assertThat(engine.containers()).extracting(FakeContainer::state).containsExactly(State.RUNNING);
    }

    @Test
    void shouldAdoptAndReportAgainWhenItDiedBeforeTheAcknowledgement() {
        // given
        Worker victim = workerOn(engine);
        victim.handle(launch);
        Worker heir = workerOn(engine);

        // when
        heir.handle(launch);

        // then
        assertThat(heir.reporter.only(LaunchSucceeded.class).engineContainerId())
                .isEqualTo(victim.reporter.only(LaunchSucceeded.class).engineContainerId());
        assertThat(heir.reporter.only(LaunchSucceeded.class).adopted()).isTrue();
        assertThat(engine.containers()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"INSPECT,false", "STOP,false", "STOP,true", "REMOVE,false", "REMOVE,true"})
    void shouldLeaveNothingWhereverTheRemovalWasInterrupted(Verb verb, boolean isDone) {
        // given
        workerOn(engine).handle(launch);
        RemoveContainer remove = new RemoveContainer(launch.target(), 1);
        Worker victim = workerOn(new InterceptedRuntime(engine, deathAt(verb, 1, isDone)));
        assertThatThrownBy(() -> victim.handle(remove)).isInstanceOf(Death.class);
        Worker heir = workerOn(engine);

        // when
        heir.handle(remove);

        // then
        heir.reporter.only(RemoveSucceeded.class);
        assertThat(engine.containers()).isEmpty();
    }

    private static Worker workerOn(ContainerRuntime engine) {
        return new Worker(_ -> engine, new MutableClock());
    }

    private static CallInterceptor deathAt(Verb deadly, int number, boolean isDone) {
        int[] seen = {0};
        return new CallInterceptor() {
            @Override
            public <T> T around(Verb verb, String subject, Supplier<T> call) {
                boolean isHere = verb == deadly && ++seen[0] == number;
                if (isHere && !isDone) {
                    throw new Death();
                }
                T answer = call.get();
                if (isHere) {
                    throw new Death();
                }
                return answer;
            }
        };
    }
}
