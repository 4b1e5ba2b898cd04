package io.kdaemon.scheduler.place.adapter.rabbit;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.scheduler.place.PlaceHandler;
import java.util.List;

/** Repairs have a consumer of their own, so that they never wait behind a flood of launches. */
public class PlaceListeners {

    private static final int CONSUMERS = 1;

    private final MessageSubscriber subscriber;
    private final PlaceHandler handler;
    private final int batchSize;

    public PlaceListeners(MessageSubscriber subscriber, PlaceHandler handler, int batchSize) {
        this.subscriber = subscriber;
        this.handler = handler;
        this.batchSize = batchSize;
    }

    public void subscribe() {
        subscriber.subscribeBatches(Destination.PLACE_URGENT, CONSUMERS, batchSize, this::place);
        subscriber.subscribeBatches(Destination.PLACE, CONSUMERS, batchSize, this::place);
    }

    private void place(List<Received> messages) {
        handler.place(messages.stream().map(Received::envelope).toList());
    }
}
