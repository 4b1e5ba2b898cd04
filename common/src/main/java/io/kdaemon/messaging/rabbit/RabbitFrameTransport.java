package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.stream.FrameLine;
import io.kdaemon.messaging.stream.FrameListener;
import io.kdaemon.messaging.stream.FrameTransport;

/** Each side has a transient queue of its own; frames go there by the default exchange. */
final class RabbitFrameTransport implements FrameTransport {

    private static final String PREFIX = "streams.";
    private static final int AT_ONCE = 64;

    private final Consumers consumers;
    private final FramePublisher publisher;

    RabbitFrameTransport(Consumers consumers, FramePublisher publisher) {
        this.consumers = consumers;
        this.publisher = publisher;
    }

    @Override
    public FrameLine open(String side, FrameListener listener) {
        RabbitFrameLine line = new RabbitFrameLine(publisher, listener);
        publisher.add(line);
        consumers.add(new Subscription(
                PREFIX + side,
                channel -> line.moveTo(TransientQueue.declare(channel, PREFIX + side)),
                Subscription.ACKNOWLEDGED_ON_ARRIVAL,
                AT_ONCE,
                _ -> line));
        return line;
    }
}
