package io.kdaemon.messaging.outbox;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSender.Outgoing;

/**
 * A committed message that has to be sent.
 *
 * @param entryId id of its row; {@link #NOT_STORED} for news
 */
record Pending(long entryId, Outgoing message) {

    static final long NOT_STORED = 0;

    static Pending of(OutboxEntry entry) {
        return new Pending(
                entry.id(), new Outgoing(entry.messageId(), Destination.valueOf(entry.destination()), entry.payload()));
    }

    boolean isStored() {
        return entryId != NOT_STORED;
    }
}
