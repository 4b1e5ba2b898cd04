package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.metrics.EnumCounters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;

/** What became of messages, by where they were sent to or came from. */
final class MessageMeters {

    private final EnumCounters<Destination> published;
    private final EnumCounters<Destination> unconfirmed;
    private final EnumCounters<Destination> handled;
    private final EnumCounters<Destination> redelivered;
    private final EnumCounters<Destination> dead;

    MessageMeters(MeterRegistry registry) {
        published = counters(registry, "kdaemon.messages.published");
        unconfirmed = counters(registry, "kdaemon.messages.unconfirmed");
        handled = counters(registry, "kdaemon.messages.handled");
        redelivered = counters(registry, "kdaemon.messages.redelivered");
        dead = counters(registry, "kdaemon.messages.dead");
    }

    private static EnumCounters<Destination> counters(MeterRegistry registry, String name) {
        return new EnumCounters<>(registry, name, "destination", Destination.class);
    }

    void sent(List<Outgoing> messages, Set<String> confirmed) {
        messages.forEach(message ->
                (confirmed.contains(message.messageId()) ? published : unconfirmed).increment(message.destination()));
    }

    void handled(Destination origin) {
        handled.increment(origin);
    }

    void redelivered(Destination origin) {
        redelivered.increment(origin);
    }

    void dead(Destination origin) {
        dead.increment(origin);
    }
}
