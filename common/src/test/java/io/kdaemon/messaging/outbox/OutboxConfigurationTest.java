package io.kdaemon.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.messaging.MessageSubscriber;
import io.kdaemon.messaging.inbox.InboxFilter;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.testing.messaging.FakeTransactions;
import io.kdaemon.testing.messaging.MessageSamples;
import io.kdaemon.testing.persistence.InMemoryInboxRepository;
import io.kdaemon.testing.persistence.InMemoryOutboxRepository;
import io.kdaemon.testing.process.LoopbackPorts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxConfigurationTest {

    private final InMemoryOutboxRepository repository = new InMemoryOutboxRepository();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class))
            .withUserConfiguration(OutboxConfiguration.class)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(OutboxRepository.class, () -> repository)
            .withBean(InMemoryInboxRepository.class)
            .withBean(FakeTransactions.class)
            .withPropertyValues("spring.rabbitmq.port=" + LoopbackPorts.free());

    @Test
    void shouldStartAndKeepMessagesWhenThereIsNoBroker() {
        application.run(context -> {
            // given
            assertThat(context).hasNotFailed().hasSingleBean(InboxFilter.class);
            context.getBean(MessageSubscriber.class).subscribeEach(Destination.PLACE, 1, _ -> {});

            // when
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(_ -> context.getBean(Outbox.class)
                            .add(List.of(new Addressed(Destination.PLACE, MessageSamples.reconcile(1)))));

            // then
            assertThat(context.getBean(MessageSender.class).send(List.of(new Outgoing("1", Destination.PLACE, "{}"))))
                    .isEmpty();
            assertThat(repository.oldest()).isPresent();
        });
    }

    @Test
    void shouldRefuseToStartWhenTheConnectionDoesNotConfirm() {
        application
                .withPropertyValues("spring.rabbitmq.publisher-confirm-type=none")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("Expected spring.rabbitmq.publisher-confirm-type to be correlated"));
    }
}
