package io.kdaemon.messaging;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives messages. A message is acknowledged when its handler returns. When the handler throws, the message is delivered again after a
 * growing delay with a higher {@code deliveryAttempt}; after the last one, or at once for {@link UnprocessableMessageException} and for
 * bodies that cannot be read, it goes to {@link Destination#DEAD}. A database that cannot be reached does not count as a failed delivery.
 * Handlers must expect repetitions and any order.
 *
 * <p>Subscribe while the application is put together: consuming begins when it has started, and waits for a broker that is away.
 */
public interface MessageSubscriber {

    /** @param deliveryAttempt deliveries of this message so far, beginning with 1; has nothing to do with a job's attempts */
    record Received(Envelope envelope, int deliveryAttempt) {}

    /** A message that ended in {@link Destination#DEAD}: {@code envelope} is null when the body could not be read. */
    record DeadMessage(@Nullable Envelope envelope, String rawBody, String reason) {}

    @FunctionalInterface
    interface Handler {
        void handle(Received message);
    }

    @FunctionalInterface
    interface BatchHandler {
        /**
         * Handles all or none: when it throws, the messages are handed over again one by one. A batch may hold a message twice.
         */
        void handle(List<Received> messages);
    }

    /**
     * For quick work against the database: one consumer after another takes up to {@code batchSize} messages that are there, without waiting
     * for more.
     */
    void subscribeBatches(Destination destination, int consumers, int batchSize, BatchHandler handler);

    /** For slow work: every message on a virtual thread of its own, at most {@code inFlight} unacknowledged at a time. */
    void subscribeEach(Destination destination, int inFlight, Handler handler);

    /** For work whose loss costs nothing: acknowledged on arrival, each on a virtual thread of its own. */
    void subscribeUnacknowledged(Destination destination, Handler handler);

    /** Everything sent to {@link Destination#LIVE} from now on, through a transient queue of this process. */
    void subscribeLive(Handler handler);

    /** What ends in {@link Destination#DEAD}. */
    void subscribeDead(Consumer<DeadMessage> handler);
}
