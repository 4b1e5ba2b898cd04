package io.kdaemon.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.kdaemon.standalone.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.DeclarableCustomizer;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;

/** The queue features our topology is built on, declared in RabbitMQ's words and run on the embedded broker. */
class EmbeddedBrokerIT {
    private static final int RETRY_DELAY = 300;

    private static EmbeddedBroker broker;
    private static AnnotationConfigApplicationContext context;
    private static RabbitTemplate template;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(Path.of("target", "embedded", "broker"));
        context = new AnnotationConfigApplicationContext();
        context.registerBean(EmbeddedBroker.class, () -> broker);
        context.register(Topology.class);
        context.refresh();
        template = context.getBean(RabbitTemplate.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        broker.close();
    }

    @Test
    void shouldDeadLetterWhenAMessageIsRejected() {
        // given
        template.convertAndSend("work", "poison");

        // when
        reject("work");

        // then
        assertThat(receive("dead")).isEqualTo("poison");
    }

    @Test
    void shouldReturnToTheWorkQueueWhenTheRetryDelayHasPassed() {
        // given
        template.convertAndSend("retry", "again");

        // when
        String returned = receive("work");

        // then
        assertThat(returned).isEqualTo("again");
    }

    @Test
    void shouldDeliverAgainWhenAMessageIsRequeued() {
        // given
        template.convertAndSend("plain", "twice");

        // when
        take("plain", (channel, delivery) -> channel.basicNack(delivery, false, true));

        // then
        assertThat(receive("plain")).isEqualTo("twice");
    }

    private static void reject(String queue) {
        take(queue, (channel, delivery) -> channel.basicReject(delivery, false));
    }

    private static void take(String queue, Answer answer) {
        template.execute(channel -> {
            AtomicReference<GetResponse> message = new AtomicReference<>();
            await().until(() -> message.updateAndGet(none -> get(channel, queue)) != null);
            answer.give(channel, message.get().getEnvelope().getDeliveryTag());
            return null;
        });
    }

    private static GetResponse get(Channel channel, String queue) {
        try {
            return channel.basicGet(queue, false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String receive(String queue) {
        return (String) template.receiveAndConvert(queue, 10_000);
    }

    private interface Answer {
        void give(Channel channel, long delivery) throws IOException;
    }

    static class Topology {
        @Bean
        ConnectionFactory connectionFactory(EmbeddedBroker broker) {
            CachingConnectionFactory factory = new CachingConnectionFactory(broker.host(), broker.port());
            factory.setUsername(broker.user());
            factory.setPassword(broker.password());
            return factory;
        }

        @Bean
        AmqpAdmin admin(ConnectionFactory connectionFactory) {
            return new RabbitAdmin(connectionFactory);
        }

        @Bean
        RabbitTemplate template(ConnectionFactory connectionFactory) {
            return new RabbitTemplate(connectionFactory);
        }

        @Bean
        DeclarableCustomizer embeddedBrokerArguments() {
            return new EmbeddedBrokerArguments();
        }

        @Bean
        Queue dead() {
            return QueueBuilder.durable("dead").quorum().build();
        }

        @Bean
        Queue work() {
            return QueueBuilder.durable("work")
                    .quorum()
                    .deliveryLimit(5)
                    .deadLetterExchange("")
                    .deadLetterRoutingKey("dead")
                    .build();
        }

        @Bean
        Queue retry() {
            return QueueBuilder.durable("retry")
                    .quorum()
                    .ttl(RETRY_DELAY)
                    .deadLetterExchange("")
                    .deadLetterRoutingKey("work")
                    .build();
        }

        @Bean
        Queue plain() {
            return QueueBuilder.durable("plain").build();
        }
    }
}
