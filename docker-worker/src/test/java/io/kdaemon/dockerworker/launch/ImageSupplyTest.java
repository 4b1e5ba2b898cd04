package io.kdaemon.dockerworker.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.RetryLaterException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ImageSupplyTest {

    private static final String ENGINE = "tcp://192.0.2.7:2375";
    private static final String IMAGE = "registry/web:1";
    private static final PullLogin ANYBODY = new PullLogin(null, Worker.BOX);

    private static final PullNews NEWS = new PullNews(PullNews.Listener.NOBODY, Clock.systemUTC());

    private final CountDownLatch pulling = new CountDownLatch(1);
    private final CountDownLatch pulled = new CountDownLatch(1);
    private final InterceptedRuntime engine = new InterceptedRuntime(new FakeContainerRuntime(), new CallInterceptor() {
        @Override
        public <T> T around(Verb verb, String subject, Supplier<T> call) {
            if (verb == Verb.PULL && subject.equals(IMAGE)) {
                pulling.countDown();
                await(pulled);
            }
            return call.get();
        }
    });
    private final ImageSupply images = new ImageSupply();

    @Test
    void shouldHandBackWhoeverNeedsAnImageThatIsBeingPulled() {
        // given
        CompletableFuture<Void> first = CompletableFuture.runAsync(
                () -> images.at(ENGINE, engine, IMAGE, ANYBODY, NEWS).supply(), Thread::startVirtualThread);
        await(pulling);

        // when // then
        assertThatThrownBy(() -> images.at(ENGINE, engine, IMAGE, ANYBODY, NEWS).supply())
                .isInstanceOf(RetryLaterException.class)
                .hasMessageContaining(IMAGE);
        assertThatCode(() -> images.at("tcp://192.0.2.8:2375", new FakeContainerRuntime(), IMAGE, ANYBODY, NEWS)
                        .supply())
                .doesNotThrowAnyException();
        pulled.countDown();
        first.join();
        assertThatCode(() -> images.at(ENGINE, engine, IMAGE, ANYBODY, NEWS).supply())
                .doesNotThrowAnyException();
        assertThat(engine.hasImage(IMAGE)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
