package io.kdaemon.dockerworker.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.isolation.HangingCalls;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.testing.MutableClock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LongLaunchTest {

    private final HangingCalls hanging = new HangingCalls();
    private final FakeContainerRuntime engine = new FakeContainerRuntime();
    private final Worker worker = new Worker(_ -> new InterceptedRuntime(engine, hanging), new MutableClock());

    @Test
    void shouldTellThatWorkHasBegunWhenItTakesLong() {
        // given
        hanging.hang();

        // when
        CompletableFuture<Void> launch = CompletableFuture.runAsync(
                () -> worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE)),
                Thread::startVirtualThread);

        // then
        await().untilAsserted(() -> worker.reporter.only(LaunchStarted.class));
        hanging.goOn();
        await().until(launch::isDone);
        assertThat(worker.reporter.events()).hasSize(2).last().isInstanceOf(LaunchSucceeded.class);
    }
}
