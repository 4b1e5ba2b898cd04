package io.kdaemon.scheduler.place.adapter.rabbit;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.scheduler.place.PlaceHandler;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Repairs have a consumer of their own, so that they never wait behind a flood of launches. */
public class PlaceListeners {

    private static final int CONSUMERS = 1;

    private final MessageSubscriber subscriber;
    private final PlaceHandler handler;
    private final int batchSize;
    private final Timer stage;
    private final Clock clock;

    /** @param stage times from a request to its stored decision */
    public PlaceListeners(MessageSubscriber subscriber, PlaceHandler handler, int batchSize, Timer stage, Clock clock) {
        this.subscriber = subscriber;
        this.handler = handler;
        this.batchSize = batchSize;
        this.stage = stage;
        this.clock = clock;
    }

    public void subscribe() {
        subscriber.subscribeBatches(Destination.PLACE_URGENT, CONSUMERS, batchSize, this::place);
        subscriber.subscribeBatches(Destination.PLACE, CONSUMERS, batchSize, this::place);
    }

    private void place(List<Received> messages) {
        handler.place(messages.stream().map(Received::envelope).toList());
        Instant now = clock.instant();
        messages.forEach(
                message -> stage.record(Duration.between(message.envelope().sentAt(), now)));
    }
}
