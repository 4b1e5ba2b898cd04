package io.kdaemon.dockerworker.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.RetryLaterException;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.contract.PullImage;
import io.kdaemon.messaging.contract.StreamTarget;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ImageSupplyTest {

    private static final NodeRef NODE = new NodeRef(7, "node", "tcp://192.0.2.7:2375", "192.0.2.7");
    private static final String IMAGE = "registry/web:1";
    private static final PullNews NEWS = new PullNews(PullNews.Listener.NOBODY, Clock.systemUTC());

    private final CountDownLatch pulling = new CountDownLatch(1);
    private final CountDownLatch pulled = new CountDownLatch(1);
    private final AtomicInteger pulls = new AtomicInteger();
    private final InterceptedRuntime engine = new InterceptedRuntime(new FakeContainerRuntime(), new CallInterceptor() {
        @Override
        public <T> T around(Verb verb, String subject, Supplier<T> call) {
            if (verb == Verb.PULL && subject.equals(IMAGE)) {
                pulls.incrementAndGet();
                pulling.countDown();
                await(pulled);
            }
            return call.get();
        }
    });
    private final ImageSupply images = new ImageSupply(Worker.BOX);
    private final PullAhead ahead = new PullAhead(images, Clock.systemUTC());

    @Test
    void shouldHandBackWhoeverNeedsAnImageThatIsBeingPulled() {
        // given
        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> images.at(order(), NEWS).supply(), Thread::startVirtualThread);
        await(pulling);

        // when // then
        assertThatThrownBy(() -> images.at(order(), NEWS).supply())
                .isInstanceOf(RetryLaterException.class)
                .hasMessageContaining(IMAGE);
        assertThatCode(() -> images.at(order("tcp://192.0.2.8:2375", new FakeContainerRuntime()), NEWS)
                        .supply())
                .doesNotThrowAnyException();
        pulled.countDown();
        first.join();
        assertThatCode(() -> images.at(order(), NEWS).supply()).doesNotThrowAnyException();
        assertThat(engine.hasImage(IMAGE)).isTrue();
    }

    @Test
    void shouldWaitForTheLaunchThatPullsWhenTheSameImageIsPulledAhead() {
        // given
        CompletableFuture<Void> launch =
                CompletableFuture.runAsync(() -> images.at(order(), NEWS).supply(), Thread::startVirtualThread);
        await(pulling);

        // when
        CompletableFuture<PullAhead.Result> waiting =
                CompletableFuture.supplyAsync(() -> pullAhead(false), Thread::startVirtualThread);
        pulled.countDown();
        launch.join();

        // then
        assertThat(waiting.join()).isEqualTo(new PullAhead.Result(PullAhead.State.PRESENT, null));
        assertThat(pulls).hasValue(1);
    }

    @Test
    void shouldPullAheadWhatIsThereOnlyWhenItIsToBeRefreshed() {
        // given
        pulled.countDown();
        assertThat(pullAhead(false).state()).isEqualTo(PullAhead.State.PULLED);

        // when // then
        assertThat(pullAhead(false).state()).isEqualTo(PullAhead.State.PRESENT);
        assertThat(pullAhead(true).state()).isEqualTo(PullAhead.State.PULLED);
        assertThat(pulls).hasValue(2);
    }

    private PullAhead.Result pullAhead(boolean refresh) {
        StreamTarget target = new StreamTarget("stream", "reply", 1024, 0, NODE, "");
        return ahead.run(engine, new PullImage(target, IMAGE, refresh, null), _ -> {});
    }

    private ImageSupply.Order order() {
        return order(NODE.engineUri(), engine);
    }

    private static ImageSupply.Order order(String engineUri, ContainerRuntime engine) {
        return new ImageSupply.Order(engineUri, engine, IMAGE, null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
