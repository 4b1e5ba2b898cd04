package io.kdaemon.messaging.rabbit;

import com.rabbitmq.client.Channel;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.messaging.UnprocessableMessageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/** A message from the broker that waits for its acknowledgement. When its channel is gone it comes again, so a failed answer is no harm. */
record Delivery(Channel channel, long tag, Message message) {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private interface Answer {
        void give() throws IOException;
    }

    /** @throws UnprocessableMessageException when it cannot be read */
    Received decode(MessageCodec codec) {
        return new Received(codec.decode(body()), attempt());
    }

    String body() {
        return new String(message.getBody(), StandardCharsets.UTF_8);
    }

    int attempt() {
        Object attempt = message.getMessageProperties().getHeader(Headers.DELIVERY_ATTEMPT);
        return attempt instanceof Number number ? number.intValue() : 1;
    }

    void acknowledge() {
        answer(() -> channel.basicAck(tag, false));
    }

    /** All that came on this channel up to the last of them: one frame for a batch. */
    static void acknowledgeAll(List<Delivery> batch) {
        Delivery last = batch.getLast();
        last.answer(() -> last.channel.basicAck(last.tag, true));
    }

    void requeue() {
        answer(() -> channel.basicNack(tag, false, true));
    }

    private void answer(Answer answer) {
        try {
            answer.give();
        } catch (IOException | RuntimeException e) {
            log.debug("{} will be delivered again: {}", this, e.toString());
        }
    }

    /** For the log: never the body. */
    @Override
    public String toString() {
        MessageProperties properties = message.getMessageProperties();
        return "messageId=%s kind=%s deliveryAttempt=%d"
                .formatted(properties.getMessageId(), properties.getType(), attempt());
    }
}
