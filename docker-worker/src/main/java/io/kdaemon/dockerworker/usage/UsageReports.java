package io.kdaemon.dockerworker.usage;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.messaging.contract.UsageMeasured;
import io.kdaemon.messaging.contract.UsageMeasured.Usage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Collects what was measured on all nodes and sends it together. What the broker does not take is dropped: there will be more. */
public final class UsageReports {

    private static final int MOST_TOGETHER = 500;

    private final MessageSender sender;
    private final MessageCodec codec;
    private final Clock clock;
    private final List<Usage> collected = new ArrayList<>();

    public UsageReports(MessageSender sender, MessageCodec codec, Clock clock) {
        this.sender = sender;
        this.codec = codec;
        this.clock = clock;
    }

    synchronized void add(Collection<Usage> usages) {
        collected.addAll(usages);
    }

    public void send() {
        List<Usage> all = take();
        List<Outgoing> messages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_TOGETHER) {
            messages.add(message(all.subList(from, Math.min(from + MOST_TOGETHER, all.size()))));
        }
        if (!messages.isEmpty()) {
            sender.send(messages);
        }
    }

    private synchronized List<Usage> take() {
        List<Usage> taken = List.copyOf(collected);
        collected.clear();
        return taken;
    }

    private Outgoing message(List<Usage> usages) {
        String id = UUID.randomUUID().toString();
        Envelope envelope = new Envelope(id, id, null, clock.instant(), new UsageMeasured(usages));
        return new Outgoing(id, Destination.USAGE, codec.encode(envelope));
    }
}
