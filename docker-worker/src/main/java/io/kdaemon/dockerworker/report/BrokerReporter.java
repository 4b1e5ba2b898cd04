package io.kdaemon.dockerworker.report;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.TraceParent;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Through the broker, with its confirm. */
public final class BrokerReporter implements StatusReporter {

    private static final int TRIES = 3;

    private final MessageSender sender;
    private final MessageCodec codec;
    private final Clock clock;

    public BrokerReporter(MessageSender sender, MessageCodec codec, Clock clock) {
        this.sender = sender;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public void report(Envelope cause, StatusEvent event) {
        String id = UUID.randomUUID().toString();
        Envelope envelope = new Envelope(
                id,
                cause.correlationId(),
                cause.messageId(),
                clock.instant(),
                event,
                TraceParent.next(cause.traceparent()));
        List<MessageSender.Outgoing> outgoing =
                List.of(new MessageSender.Outgoing(id, Destination.STATUS, codec.encode(envelope)));
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (sender.send(outgoing).contains(id)) {
                return;
            }
        }
        throw new ReportLostException("Expected the broker to confirm %s, but it did not in %d tries"
                .formatted(event.getClass().getSimpleName(), TRIES));
    }
}
