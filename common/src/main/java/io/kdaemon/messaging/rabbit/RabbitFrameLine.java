package io.kdaemon.messaging.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.kdaemon.messaging.stream.Frame;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.FrameLine;
import io.kdaemon.messaging.stream.FrameListener;
import io.kdaemon.messaging.stream.FrameLostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/** A frame is a message: its stream is the correlation id, its kind the type, its sender the reply-to, its place in the stream a header. */
final class RabbitFrameLine implements FrameLine, Work {

    private static final Logger log = LoggerFactory.getLogger(RabbitFrameLine.class);
    private static final int TRANSIENT = 1;

    private final FramePublisher publisher;
    private final FrameListener listener;
    private volatile @Nullable String queue;

    RabbitFrameLine(FramePublisher publisher, FrameListener listener) {
        this.publisher = publisher;
        this.listener = listener;
    }

    /** What was on its way to the queue before is lost. */
    String moveTo(String newQueue) {
        boolean isNew = queue == null;
        queue = newQueue;
        if (!isNew) {
            listener.cutOff();
        }
        return newQueue;
    }

    @Override
    public String address() {
        String current = queue;
        if (current == null) {
            throw new FrameLostException("There is no connection to the broker");
        }
        return current;
    }

    /** Between two sides of one process without the broker: most of what a stream costs there would be spent on it. */
    @Override
    public void send(String to, Frame frame) {
        String from = address();
        publisher
                .lineAt(to)
                .ifPresentOrElse(neighbour -> neighbour.listener.arrived(frame, from), () -> publish(to, from, frame));
    }

    private void publish(String to, String from, Frame frame) {
        BasicProperties properties = new BasicProperties.Builder()
                .correlationId(frame.streamId())
                .type(frame.kind().label())
                .replyTo(from)
                .headers(Map.of(Headers.SEQUENCE, frame.sequence()))
                .deliveryMode(TRANSIENT)
                .build();
        publisher.publish(to, properties, frame.body());
    }

    boolean isAt(@Nullable String address) {
        return address != null && address.equals(queue);
    }

    void returned(@Nullable String streamId) {
        if (streamId != null) {
            listener.undeliverable(streamId);
        }
    }

    @Override
    public void accept(List<Delivery> deliveries) {
        deliveries.forEach(this::accept);
    }

    private void accept(Delivery delivery) {
        try {
            MessageProperties properties = delivery.message().getMessageProperties();
            String from = properties.getReplyTo();
            Optional<Frame> frame = frame(delivery.message(), properties);
            if (from != null && frame.isPresent()) {
                listener.arrived(frame.get(), from);
            }
        } catch (RuntimeException failure) { // one stream's trouble must not end the consumer of all
            log.warn("{} is lost: {}", delivery, failure.toString());
        }
    }

    private static Optional<Frame> frame(Message message, MessageProperties properties) {
        String streamId = properties.getCorrelationId();
        Object sequence = properties.getHeader(Headers.SEQUENCE);
        return streamId != null && sequence instanceof Number number
                ? FrameKind.of(String.valueOf(properties.getType()))
                        .map(kind -> new Frame(streamId, number.longValue(), kind, message.getBody()))
                : Optional.empty();
    }
}
