package io.kdaemon.dockerworker.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Failures;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.RetryLaterException;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.StopContainer;
import io.kdaemon.testing.MutableClock;
import org.junit.jupiter.api.Test;

class IsolationTest {

    private static final NodeRef OTHER = new NodeRef(8, "n8", "tcp://192.0.2.8:2375", "192.0.2.8");

    private final MutableClock clock = new MutableClock();
    private final FakeContainerRuntime engine = new FakeContainerRuntime();
    private final FakeContainerRuntime otherEngine = new FakeContainerRuntime();
    private final Failures failures = new Failures();
    private final HangingCalls hanging = new HangingCalls();
    private final Worker worker = new Worker(
            uri -> uri.equals(OTHER.engineUri()) ? otherEngine : new InterceptedRuntime(engine, hanging.then(failures)),
            clock);

    @Test
    void shouldHandBackWhatANodeHasNoRoomForWhileAnotherNodeWorksOn() {
        // given
        hanging.hang();
        for (int id = 1; id <= 3; id++) {
            LaunchContainer command = launch(id);
            Thread.ofVirtual().start(() -> worker.handle(command));
        }
        await().until(() -> hanging.waiting() == 2);

        // when, then
        await().untilAsserted(() -> assertThatThrownBy(() -> worker.handle(launch(4)))
                .isInstanceOf(RetryLaterException.class)
                .hasMessageContaining(Commands.NODE.engineUri()));
        worker.handle(Commands.launch(Commands.targetOn(OTHER, 5), FakeContainerRuntime.IMAGE));
        assertThat(worker.reporter.only(LaunchSucceeded.class).origin().nodeId())
                .isEqualTo(OTHER.nodeId());

        // then
        hanging.goOn();
        await().until(() -> worker.reporter.all(LaunchSucceeded.class).count() == 4);
    }

    @Test
    void shouldHandLaunchesBackWhileTheNodeRestsAndGiveUpWhenTheyAreOld() {
        // given
        refuse(Worker.BREAKER_CALLS);

        // when, then
        assertThatThrownBy(() -> worker.handle(launch(10))).isInstanceOf(RetryLaterException.class);
        clock.advance(Worker.PATIENCE);
        worker.handle(Commands.envelope(launch(11), MutableClock.NOW));
        assertThat(worker.reporter.all(LaunchFailed.class).toList()).last().satisfies(failure -> {
            assertThat(failure.permanent()).isFalse();
            assertThat(failure.reason()).contains("keep failing");
            assertThat(failure.calls()).isEmpty();
        });
    }

    @Test
    void shouldReportAStopAsFailedWhenItIsOldAndTheNodeRests() {
        // given
        refuse(Worker.BREAKER_CALLS);
        clock.advance(Worker.PATIENCE);

        // when
        worker.handle(Commands.envelope(new StopContainer(Commands.target(1), 1), MutableClock.NOW));

        // then
        assertThat(worker.reporter.only(CommandFailed.class).reason()).contains("keep failing");
    }

    @Test
    void shouldHandCommandsBackAtOnceWhenAnObservationFoundTheNodeSilent() {
        // given
        failures.failNext(Verb.FACTS, Kind.TIMEOUT);
        worker.handle(new ObserveNode(Commands.CLUSTER, Commands.NODE, 0));

        // when, then
        assertThatThrownBy(() -> worker.handle(launch(1))).isInstanceOf(RetryLaterException.class);
        assertThat(failures.calls()).containsExactly(Verb.FACTS);
    }

    @Test
    void shouldNotRestWhenTheEngineAnswersWithErrors() {
        // given
        for (int id = 1; id <= 20; id++) {
            failures.failNext(Verb.CREATE, Kind.SERVER_ERROR);
            worker.handle(launch(id));
        }

        // when
        worker.handle(launch(21));

        // then
        worker.reporter.only(LaunchSucceeded.class);
    }

    @Test
    void shouldRunCommandsForOneContainerOneAfterTheOther() {
        // given
        hanging.hang();
        LaunchContainer command = launch(1);
        Thread.ofVirtual().start(() -> worker.handle(command));
        Thread.ofVirtual().start(() -> worker.handle(command));
        await().until(() -> hanging.waiting() == 1);

        // when
        hanging.goOn();

        // then
        await().until(() -> worker.reporter.all(LaunchSucceeded.class).count() == 2);
        assertThat(worker.reporter.all(LaunchSucceeded.class))
                .extracting(LaunchSucceeded::adopted)
                .containsExactlyInAnyOrder(false, true);
    }

    private void refuse(int times) {
        for (int id = 1; id <= times; id++) {
            failures.failNext(Verb.CREATE, Kind.REFUSED);
            worker.handle(launch(id));
        }
    }

    private static LaunchContainer launch(long id) {
        return Commands.launch(Commands.target(id), FakeContainerRuntime.IMAGE);
    }
}
