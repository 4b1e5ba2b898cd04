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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IsolationTest {

    private static final NodeRef OTHER = new NodeRef(8, "n8", "tcp://192.0.2.8:2375", "192.0.2.8");

    private final MutableClock clock = new MutableClock();
    private final FakeContainerRuntime engine = new FakeContainerRuntime();
    private final FakeContainerRuntime otherEngine = new FakeContainerRuntime();
    private final Failures failures = new Failures();
    private final HangingCalls hanging = new HangingCalls();
    private final Worker worker = new Worker(
            node -> node.equals(OTHER) ? otherEngine : new InterceptedRuntime(engine, hanging.then(failures)), clock);

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
    void shouldGiveAHungNodeNoFurtherCommandsUntilItAnswersAgain() {
        // given
        hanging.hang();
        CompletableFuture<Void> hung = handleBeside(launch(1));
        await().until(() -> hanging.waiting() == 1);
        clock.advance(Worker.SILENCE);

        // when, then
        assertThatThrownBy(() -> worker.handle(launch(2)))
                .isInstanceOf(RetryLaterException.class)
                .hasMessageContaining("no answer so far");
        worker.handle(Commands.launch(Commands.targetOn(OTHER, 5), FakeContainerRuntime.IMAGE));

        // when
        hanging.goOn();
        await().until(hung::isDone);
        worker.handle(launch(2));

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class).count()).isEqualTo(3);
    }

    @Test
    void shouldHandBackWhatWaitsForItsTurnWhenTheNodeHangs() {
        // given
        hanging.hang();
        List<CompletableFuture<Void>> launches = LongStream.rangeClosed(1, 3)
                .mapToObj(id -> handleBeside(launch(id)))
                .toList();
        await().until(() -> hanging.waiting() == 2);

        // when
        clock.advance(Worker.SLOW_CALL);

        // then
        await().until(() -> launches.stream().anyMatch(CompletableFuture::isDone));
        assertThat(launches.stream().filter(CompletableFuture::isDone))
                .singleElement()
                .satisfies(waiting -> assertThatThrownBy(waiting::join).hasCauseInstanceOf(RetryLaterException.class));
        hanging.goOn();
        await().until(() -> worker.reporter.all(LaunchSucceeded.class).count() == 2);
    }

    @Test
    void shouldGiveUpOldLaunchesWhileAnotherFindsOutWhetherTheNodeAnswersAgain() {
        // given
        failures.failNext(Verb.CREATE, Kind.TIMEOUT);
        failures.failNext(Verb.INSPECT, Kind.TIMEOUT);
        worker.handle(launch(1));
        clock.advance(Worker.PATIENCE);
        hanging.hang();
        CompletableFuture<Void> probe = handleBeside(launch(2));
        await().until(() -> hanging.waiting() == 1);

        // when, then
        assertThatThrownBy(() -> worker.handle(launch(3))).isInstanceOf(RetryLaterException.class);
        worker.handle(Commands.envelope(launch(4), MutableClock.NOW));
        assertThat(worker.reporter.all(LaunchFailed.class).toList())
                .last()
                .satisfies(failure -> assertThat(failure.reason()).contains("has not answered for 20 s"));

        // when
        hanging.goOn();
        await().until(probe::isDone);
        worker.handle(launch(3));

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class).count()).isEqualTo(2);
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

    private CompletableFuture<Void> handleBeside(LaunchContainer command) {
        return CompletableFuture.runAsync(() -> worker.handle(command), Thread::startVirtualThread);
    }

    private static LaunchContainer launch(long id) {
        return Commands.launch(Commands.target(id), FakeContainerRuntime.IMAGE);
    }
}
