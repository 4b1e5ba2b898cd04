package io.kdaemon.messaging;

import java.util.List;
import java.util.Set;

/** Sends messages to the broker. */
public interface MessageSender {

    /** An encoded message and the queue or exchange it goes to. */
    record Outgoing(String messageId, Destination destination, String payload) {}

    /**
     * Sends all and waits, bounded, for the broker's confirms.
     *
     * @return ids of the messages the broker has taken over; the others may or may not have arrived and have to be sent again
     */
    Set<String> send(List<Outgoing> messages);
}
