package io.kdaemon.dockerworker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.run.RestartPolicy;
import io.kdaemon.run.RunOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Creates and starts that fail. */
class LaunchFailuresTest extends LaunchScenario {

    @ParameterizedTest
    @CsvSource({
        "REFUSED,false",
        "UNREACHABLE,false",
        "SERVER_ERROR,false",
        "TIMEOUT,false",
        "GARBLED,false",
        "INVALID,true"
    })
    void shouldFailWhenTheCreateFails(Kind kind, boolean permanent) {
        // given
        failures.failNext(Verb.CREATE, kind);

        // when
        worker.handle(command);

        // then
        assertFailed(permanent, "told to fail create");
        assertThat(worker.reporter.only(LaunchFailed.class).calls().getFirst().error())
                .isEqualTo("told to fail create");
        assertThat(engine.containers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "TIMEOUT", "GARBLED"})
    void shouldSucceedWhenAStartThatFailedHasStartedIt(Kind kind) {
        // given
        failures.failNextAfterDoing(Verb.START, kind);

        // when
        worker.handle(command);

        // then
        worker.reporter.only(LaunchSucceeded.class);
    }

    @ParameterizedTest
    @CsvSource({"SERVER_ERROR,false", "TIMEOUT,false", "INVALID,true"})
    void shouldRemoveWhatItCreatedWhenItNeverRan(Kind kind, boolean permanent) {
        // given
        failures.failNext(Verb.START, kind);

        // when
        worker.handle(command);

        // then
        assertFailed(permanent, "starting it failed");
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void shouldKeepWhatItDidNotCreateWhenTheStartFails() {
        // given
        engine.put(plan.name(), plan.labels(), State.EXITED);
        failures.failNext(Verb.START, Kind.SERVER_ERROR);

        // when
        worker.handle(command);

        // then
        assertFailed(false, "starting it failed");
        assertThat(engine.containers()).hasSize(1);
    }

    @Test
    void shouldStartOnceMoreWhenAPooledConnectionWasStale() {
        // given
        failures.failNext(Verb.START, Kind.CONNECTION_LOST);

        // when
        worker.handle(command);

        // then
        worker.reporter.only(LaunchSucceeded.class);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "3,1", "127,0"})
    void shouldHaveStartedWhatEndedAtOnceWhenItIsNotToRunForEver(String exitCode, int started) {
        // given
        LaunchContainer.Spec crashing = Commands.launch(
                        Commands.target(1),
                        FakeContainerRuntime.IMAGE,
                        FakeContainerRuntime.CRASHING,
                        "EXIT_CODE=" + exitCode)
                .spec();
        RunOptions once =
                new RunOptions(null, null, null, null, null, null, null, null, RestartPolicy.NEVER, null, null, null);
        LaunchContainer.Spec spec = new LaunchContainer.Spec(
                crashing.name(),
                crashing.application(),
                crashing.image(),
                crashing.ports(),
                crashing.environment(),
                null,
                null,
                once,
                null);

        // when
        worker.handle(new LaunchContainer(Commands.target(1), spec));

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class)).hasSize(started);
    }

    @ParameterizedTest
    @CsvSource({"1,false", "125,true", "126,true", "127,true"})
    void shouldTellTheLastWordsOfWhatEndedAtOnce(String exitCode, boolean permanent) {
        // when
        worker.handle(Commands.launch(
                Commands.target(1),
                FakeContainerRuntime.IMAGE,
                FakeContainerRuntime.CRASHING,
                "EXIT_CODE=" + exitCode));

        // then
        assertFailed(permanent, "exited with code " + exitCode);
        assertFailed(permanent, "last words of " + plan.name());
        assertThat(engine.containers()).as("kept for its logs").hasSize(1);
    }
}
