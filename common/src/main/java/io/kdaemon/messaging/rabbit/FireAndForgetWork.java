package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSubscriber.Handler;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For deliveries that the broker has forgotten already: a failure is logged, and that is all. */
final class FireAndForgetWork implements Work {

    private static final Logger log = LoggerFactory.getLogger(FireAndForgetWork.class);

    private final MessageCodec codec;
    private final Handler handler;
    private final Executor threads;

    FireAndForgetWork(MessageCodec codec, Handler handler, Executor threads) {
        this.codec = codec;
        this.handler = handler;
        this.threads = threads;
    }

    @Override
    public void accept(List<Delivery> deliveries) {
        deliveries.forEach(delivery -> threads.execute(() -> handle(delivery)));
    }

    private void handle(Delivery delivery) {
        try (LogContext _ = LogContext.of(delivery)) {
            handler.handle(delivery.decode(codec));
        } catch (Throwable failure) { // an Error, too, must not end the consumer
            log.warn("{} is lost: {}", delivery, failure.toString());
        }
    }
}
