package io.kdaemon.standalone;

import java.util.HashMap;
import java.util.Map;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.DeclarableCustomizer;
import org.springframework.amqp.core.Queue;

/**
 * Says a queue's RabbitMQ arguments in the embedded broker's own words: it ignores {@code x-dead-letter-*} and {@code
 * x-message-ttl}, and requeues a rejected message for ever unless told otherwise.
 *
 * <p>The embedded broker wants a dead-letter target to exist when the queue that names it is declared, so a topology
 * lists its queues in that order: dead letters, work, retries.
 */
final class EmbeddedBrokerArguments implements DeclarableCustomizer {
    private static final String DEFAULT_EXCHANGE = "";

    @Override
    public Declarable apply(Declarable declarable) {
        return declarable instanceof Queue queue ? translated(queue) : declarable;
    }

    private static Queue translated(Queue queue) {
        return new Queue(
                queue.getName(),
                queue.isDurable(),
                queue.isExclusive(),
                queue.isAutoDelete(),
                translated(queue.getArguments()));
    }

    private static Map<String, Object> translated(Map<String, Object> rabbit) {
        Map<String, Object> embedded = new HashMap<>();
        embedded.put("maximumDeliveryAttempts", 1);
        if (rabbit.get("x-dead-letter-exchange") instanceof String exchange) {
            Object destination = DEFAULT_EXCHANGE.equals(exchange) ? rabbit.get("x-dead-letter-routing-key") : exchange;
            embedded.put("alternateBinding", Map.of("destination", destination));
        }
        if (rabbit.get("x-message-ttl") instanceof Number ttl) {
            embedded.put("maximumMessageTtl", ttl.longValue());
            embedded.put("expiryPolicy", "ROUTE_TO_ALTERNATE");
        }
        return embedded;
    }
}
