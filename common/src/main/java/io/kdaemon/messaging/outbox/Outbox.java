package io.kdaemon.messaging.outbox;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import java.util.List;

/** The only way business code sends: stored in the caller's transaction, sent after its commit, at least once, in no particular order. */
public interface Outbox {

    /** A message and where it goes. */
    record Addressed(Destination destination, Envelope envelope) {}

    /**
     * Messages to {@link Destination#LIVE} are not stored: sent once after the commit if the broker is there, and lost if not.
     *
     * @throws IllegalStateException when there is no transaction
     */
    void add(List<Addressed> messages);
}
