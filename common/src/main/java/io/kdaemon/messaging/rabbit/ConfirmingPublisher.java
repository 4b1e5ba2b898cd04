package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.Destination;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Publishes a batch on one channel, then waits for all its confirms together: this is where the throughput comes from. A publication counts
 * only when it was acknowledged and not returned; the brokers differ in which of the two they tell first.
 *
 * <p>Writing happens on a thread that can be left behind: a broker short of memory stops reading, and a write then lasts until it recovers.
 */
final class ConfirmingPublisher {

    private static final Logger log = LoggerFactory.getLogger(ConfirmingPublisher.class);
    private static final Executor WRITERS =
            task -> Thread.ofVirtual().name("publisher").start(task);

    private final RabbitTemplate mandatory;
    private final RabbitTemplate bestEffort;
    private final BlockedConnection blocked = new BlockedConnection();
    private final BrokerAccess broker;
    private final Duration confirmTimeout;

    private record Sent(Publication publication, CorrelationData correlation) {

        boolean isConfirmed(Deadline deadline) {
            return deadline.await(correlation.getFuture())
                            .filter(CorrelationData.Confirm::ack)
                            .isPresent()
                    && correlation.getReturned() == null;
        }

        /** The broker itself has answered, and not with yes: most likely a queue is missing. A lost channel gives a reason. */
        boolean isRefused() {
            return correlation.getReturned() != null
                    || correlation.getFuture().isDone()
                            && isRefusal(correlation.getFuture().join());
        }

        private static boolean isRefusal(CorrelationData.Confirm confirm) {
            return !confirm.ack() && confirm.reason() == null;
        }
    }

    ConfirmingPublisher(ConnectionFactory connections, BrokerAccess broker, Duration confirmTimeout) {
        if (!connections.isPublisherConfirms()) {
            throw new IllegalArgumentException(
                    "Expected spring.rabbitmq.publisher-confirm-type to be correlated, but it is not");
        }
        this.mandatory = template(connections, true);
        this.bestEffort = template(connections, false);
        this.broker = broker;
        this.confirmTimeout = confirmTimeout;
        blocked.watch(connections);
    }

    /** A connection apart from the consumers': the broker stops reading from one that sends too much. */
    private static RabbitTemplate template(ConnectionFactory connections, boolean mandatory) {
        RabbitTemplate template = new RabbitTemplate(connections);
        template.setReturnsCallback(returned -> log.debug("Nobody takes {}", returned.getRoutingKey()));
        template.setUsePublisherConnection(true);
        template.setMandatory(mandatory);
        return template;
    }

    /** Returns the ids of those the broker has taken over, within the bound and whatever happens. */
    Set<String> publish(List<Publication> publications) {
        Deadline deadline = Deadline.in(confirmTimeout);
        Collection<Sent> sent = new ConcurrentLinkedQueue<>();
        deadline.await(CompletableFuture.runAsync(() -> write(publications, sent), WRITERS));
        Set<String> confirmed = sent.stream()
                .filter(message -> message.isConfirmed(deadline))
                .map(message -> message.publication().id())
                .collect(Collectors.toSet());
        if (sent.stream().anyMatch(Sent::isRefused)) {
            broker.declareAgain();
        }
        return confirmed;
    }

    /** Throws when the broker does not answer or takes nothing at the moment. */
    void ask() {
        blocked.check();
        mandatory.execute(channel -> channel.queueDeclarePassive(Destination.DEAD.address()));
    }

    private void write(List<Publication> publications, Collection<Sent> sent) {
        try {
            blocked.check();
            write(
                    mandatory,
                    publications.stream().filter(Publication::mandatory).toList(),
                    sent);
            write(bestEffort, publications.stream().filter(p -> !p.mandatory()).toList(), sent);
            broker.recovered();
        } catch (AmqpException e) {
            broker.failed("take messages", e);
        }
    }

    private static void write(RabbitTemplate template, List<Publication> publications, Collection<Sent> sent) {
        if (publications.isEmpty()) {
            return;
        }
        template.invoke(channel -> {
            for (Publication publication : publications) {
                CorrelationData correlation =
                        new CorrelationData(UUID.randomUUID().toString());
                channel.send(publication.exchange(), publication.routingKey(), publication.message(), correlation);
                sent.add(new Sent(publication, correlation));
            }
            return null;
        });
    }
}
