package io.kdaemon.dockerworker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.messaging.contract.ContainerRef;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CallOffsTest {

    private static final ContainerRef LAUNCHED = Commands.target(1);
    private static final ContainerRef NEXT_GENERATION = Commands.target(2);

    private final CallOffs callOffs = new CallOffs();
    private final CountDownLatch pulled = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void shouldWaitForTheWork() {
        // when
        CompletableFuture<Boolean> launch = launch();
        pulled.countDown();

        // then
        await().until(launch::isDone);
        assertThat(launch.join()).isTrue();
    }

    @Test
    void shouldEndTheWaitWhenTheGenerationIsCalledOffAndOnlyThen() throws InterruptedException {
        // given
        CompletableFuture<Boolean> launch = launch();
        begun.await();

        // when
        callOffs.callOff(NEXT_GENERATION);
        boolean endedByAnother = launch.isDone();
        callOffs.callOff(LAUNCHED);

        // then
        await().until(launch::isDone);
        assertThat(endedByAnother).isFalse();
        assertThat(launch.join()).isFalse();
        pulled.countDown();
    }

    @Test
    void shouldFailAsTheWorkDoes() {
        // given
        IllegalStateException failure = new IllegalStateException("no such image");

        // when // then
        assertThatThrownBy(() -> callOffs.await(LAUNCHED, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    private CompletableFuture<Boolean> launch() {
        return CompletableFuture.supplyAsync(() -> callOffs.await(LAUNCHED, this::pull), Thread::startVirtualThread);
    }

    private void pull() {
        begun.countDown();
        try {
            pulled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
