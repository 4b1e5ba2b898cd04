package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSubscriber.DeadMessage;
import io.kdaemon.messaging.RetryLaterException;
import io.kdaemon.messaging.UnprocessableMessageException;
import io.kdaemon.messaging.rabbit.Settlement.Failed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;

/** Dead letters die no second time: when their handler fails they come again after the longest delay, for ever. */
final class DeadWork implements Work {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final MessageCodec codec;
    private final Consumer<DeadMessage> handler;
    private final Settlement settlement;

    DeadWork(MessageCodec codec, Consumer<DeadMessage> handler, Settlement settlement) {
        this.codec = codec;
        this.handler = handler;
        this.settlement = settlement;
    }

    @Override
    public void accept(List<Delivery> deliveries) throws InterruptedException {
        for (Delivery delivery : deliveries) {
            handle(delivery);
        }
    }

    private void handle(Delivery delivery) throws InterruptedException {
        try (LogContext _ = LogContext.of(delivery)) {
            handler.accept(new DeadMessage(envelope(delivery), delivery.body(), reason(delivery)));
        } catch (Throwable failure) { // an Error, too, must not end the consumer
            settlement.settle(List.of(new Failed(delivery, new RetryLaterException(failure.toString(), LONGEST))));
            return;
        }
        delivery.acknowledge();
        settlement.handled();
    }

    private @Nullable Envelope envelope(Delivery delivery) {
        try {
            return codec.decode(delivery.body());
        } catch (UnprocessableMessageException e) {
            return null;
        }
    }

    private static String reason(Delivery delivery) {
        MessageProperties properties = delivery.message().getMessageProperties();
        return properties.getHeader(Headers.DEAD_REASON) instanceof String reason ? reason : reasonOfBroker(properties);
    }

    /** The broker itself gave up, as consumers died again and again over this message. */
    private static String reasonOfBroker(MessageProperties properties) {
        List<Map<String, ?>> deaths = properties.getXDeathHeader();
        if (deaths == null || deaths.isEmpty()) {
            return "The broker gave it up and did not say why";
        }
        return "The broker gave it up in %s: %s"
                .formatted(deaths.getFirst().get("queue"), deaths.getFirst().get("reason"));
    }
}
