package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSubscriber.Handler;
import io.kdaemon.messaging.rabbit.Settlement.Failed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Every delivery on a thread of its own. The prefetch bounds what one channel delivers; the slots bound what is at work, also when a new
 * channel has replaced a lost one whose handlers still run.
 */
final class EachWork implements Work {

    private final MessageCodec codec;
    private final Handler handler;
    private final Settlement settlement;
    private final Session session;
    private final int inFlight;
    private final Semaphore slots;

    EachWork(MessageCodec codec, Handler handler, Settlement settlement, Session session, int inFlight) {
        this.codec = codec;
        this.handler = handler;
        this.settlement = settlement;
        this.session = session;
        this.inFlight = inFlight;
        this.slots = new Semaphore(inFlight);
    }

    @Override
    public void accept(List<Delivery> deliveries) throws InterruptedException {
        for (Delivery delivery : deliveries) {
            slots.acquire();
            if (session.stop().isRaised()) {
                slots.release();
                return;
            }
            session.threads().execute(() -> handleInSlot(delivery));
        }
    }

    @Override
    public void finish(Duration bound) throws InterruptedException {
        if (slots.tryAcquire(inFlight, bound.toNanos(), TimeUnit.NANOSECONDS)) {
            slots.release(inFlight);
        }
    }

    private void handleInSlot(Delivery delivery) {
        try (LogContext _ = LogContext.of(delivery)) {
            handle(delivery);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            slots.release();
        }
    }

    private void handle(Delivery delivery) throws InterruptedException {
        try {
            handler.handle(delivery.decode(codec));
        } catch (Throwable failure) { // an Error, too, must end in an answer to the broker
            settlement.settle(List.of(new Failed(delivery, failure)));
            return;
        }
        delivery.acknowledge();
        settlement.handled();
    }
}
