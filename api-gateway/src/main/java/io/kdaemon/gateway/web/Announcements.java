package io.kdaemon.gateway.web;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.TraceParent;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends what follows from a request, in the transaction that carries the request out. */
public final class Announcements {

    private final Outbox outbox;
    private final Clock clock;

    public Announcements(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells everybody who watches. */
    public void changed(String subject, long id, @Nullable String state, String message) {
        send(Destination.LIVE, new Changed(subject, id, state, message, clock.instant()));
    }

    public void send(Destination destination, MessageBody body) {
        Instant now = clock.instant();
        Envelope envelope =
                new Envelope(UUID.randomUUID().toString(), RequestId.current(), null, now, body, TraceParent.current());
        outbox.add(List.of(new Addressed(destination, envelope)));
    }
}
