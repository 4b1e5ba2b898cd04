package io.kdaemon.dockerworker.report;

import io.kdaemon.activity.Joining;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.messaging.TraceParent;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.MessageBody.Measurement;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Through the broker, with its confirm; what is reported at the same time travels together. */
public final class BrokerReporter implements StatusReporter {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerReporter.class);
    private static final int TRIES = 3;
    private static final int MOST_TOGETHER = 200;

    private final Joining<Outgoing, Boolean> sending;
    private final MessageCodec codec;
    private final Clock clock;

    public BrokerReporter(MessageSender sender, MessageCodec codec, Clock clock) {
        this.sending = new Joining<>(MOST_TOGETHER, messages -> send(sender, messages));
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public void report(Envelope cause, StatusEvent event) {
        Outgoing outgoing = outgoing(cause, Destination.STATUS, event);
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (sending.ask(outgoing)) {
                return;
            }
        }
        throw new ReportLostException("Expected the broker to confirm %s, but it did not in %d tries"
                .formatted(event.getClass().getSimpleName(), TRIES));
    }

    @Override
    public void tell(Envelope cause, Measurement measurement) {
        try {
            sending.ask(outgoing(cause, Destination.USAGE, measurement));
        } catch (RuntimeException e) {
            LOG.debug("{} was not sent: {}", measurement.getClass().getSimpleName(), e.toString());
        }
    }

    private Outgoing outgoing(Envelope cause, Destination destination, MessageBody body) {
        String id = UUID.randomUUID().toString();
        Envelope envelope = new Envelope(
                id,
                cause.correlationId(),
                cause.messageId(),
                clock.instant(),
                body,
                TraceParent.next(cause.traceparent()));
        return new Outgoing(id, destination, codec.encode(envelope));
    }

    private static List<Boolean> send(MessageSender sender, List<Outgoing> messages) {
        Set<String> confirmed = sender.send(messages);
        return messages.stream()
                .map(message -> confirmed.contains(message.messageId()))
                .toList();
    }
}
