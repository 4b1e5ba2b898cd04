package io.kdaemon.scheduler.place.adapter.rabbit;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.scheduler.place.PlaceHandler;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Repairs have a consumer of their own, so that they never wait behind a flood of launches. */
public class PlaceListeners implements SmartLifecycle {

    private static final int CONSUMERS = 1;

    private final MessageSubscriber subscriber;
    private final PlaceHandler handler;
    private final int batchSize;
    private volatile boolean running;

    public PlaceListeners(MessageSubscriber subscriber, PlaceHandler handler, int batchSize) {
        this.subscriber = subscriber;
        this.handler = handler;
        this.batchSize = batchSize;
    }

    @Override
    public void start() {
        subscriber.subscribeBatches(Destination.PLACE_URGENT, CONSUMERS, batchSize, this::place);
        subscriber.subscribeBatches(Destination.PLACE, CONSUMERS, batchSize, this::place);
        running = true;
    }

    /** The subscriber itself ends the subscriptions. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void place(List<Received> messages) {
        handler.place(messages.stream().map(Received::envelope).toList());
    }
}
