package io.kdaemon.messaging.rabbit;

import io.kdaemon.health.DependencyHealth;
import io.kdaemon.messaging.DeliveryPolicy;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.MessagingProperties;
import io.kdaemon.messaging.QueueInspector;
import io.kdaemon.messaging.stream.FrameTransport;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.amqp.autoconfigure.CachingConnectionFactoryConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** Topology, sender and subscriber over AMQP. The property source holds what they need of the connection, as defaults. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/kdaemon/messaging/rabbit.properties")
public class RabbitMessagingConfiguration {

    @Bean
    Declarables messagingTopology(MessagingProperties properties) {
        return Topology.declarables(properties);
    }

    @Bean
    BrokerAccess messagingBroker(ConnectionFactory connections, AmqpAdmin admin, MeterRegistry registry, Clock clock) {
        return new BrokerAccess(connections, admin, new OutageLog(clock, registry.counter("kdaemon.broker.failures")));
    }

    @Bean
    ConfirmingPublisher messagingPublisher(
            ConnectionFactory connections, BrokerAccess broker, MessagingProperties properties) {
        return new ConfirmingPublisher(connections, broker, properties.confirmTimeout());
    }

    @Bean
    MessageMeters messageMeters(MeterRegistry registry) {
        return new MessageMeters(registry);
    }

    @Bean
    MessageSender messageSender(ConfirmingPublisher publisher, MessageCodec codec, MessageMeters meters) {
        return new RabbitMessageSender(publisher, new AmqpMessages(codec), meters);
    }

    @Bean
    Consumers messagingConsumers(BrokerAccess broker, MessagingProperties properties) {
        return new Consumers(broker, properties.stopTimeout());
    }

    @Bean
    MessageSubscriber messageSubscriber(
            Consumers consumers,
            ConfirmingPublisher publisher,
            DeliveryPolicy policy,
            MessageCodec codec,
            MessageMeters meters) {
        return new RabbitMessageSubscriber(
                consumers, new Settlements(publisher, new AmqpMessages(codec), policy, meters), codec);
    }

    /** A connection of its own: the broker slows down one that sends much, and launches shall not wait for somebody's log. */
    @Bean
    FramePublisher framePublisher(CachingConnectionFactory connections, CachingConnectionFactoryConfigurer configurer) {
        CachingConnectionFactory own = new CachingConnectionFactory(connections.getRabbitConnectionFactory());
        configurer.configure(own);
        return new FramePublisher(own);
    }

    @Bean
    FrameTransport frameTransport(Consumers consumers, FramePublisher publisher) {
        return new RabbitFrameTransport(consumers, publisher);
    }

    /** Named as Spring's own, which it replaces: that one does not know whether we receive. */
    @Bean
    DependencyHealth rabbitHealthIndicator(ConfirmingPublisher publisher, Consumers consumers, Clock clock) {
        return new DependencyHealth(
                "rabbit",
                () -> {
                    publisher.ask();
                    consumers.requireAll();
                },
                clock);
    }

    @Bean
    QueueInspector queueInspector(AmqpAdmin admin) {
        return new RabbitQueueInspector(admin);
    }
}
