package io.kdaemon.messaging.outbox;

import io.kdaemon.activity.Loop;
import io.kdaemon.configuration.CoreConfiguration;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessagingConfiguration;
import io.kdaemon.messaging.inbox.InboxCleaner;
import io.kdaemon.messaging.inbox.InboxFilter;
import io.kdaemon.messaging.inbox.InboxProperties;
import io.kdaemon.messaging.inbox.InboxRepository;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sending and receiving in the transactions of a database, for every service that has one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OutboxProperties.class, InboxProperties.class})
@Import({CoreConfiguration.class, MessagingConfiguration.class})
public class OutboxConfiguration {

    @Bean
    Handover outboxHandover(OutboxProperties properties) {
        return new Handover(properties.handoverLimit());
    }

    @Bean
    Outbox outbox(OutboxRepository repository, Handover handover, MessageCodec codec, Clock clock) {
        return new TransactionalOutbox(repository, handover, codec, clock);
    }

    @Bean
    OutboxRelayLoop outboxRelay(
            OutboxRepository repository,
            Handover handover,
            MessageSender sender,
            PlatformTransactionManager transactions,
            OutboxProperties properties,
            Clock clock) {
        OutboxRelay relay =
                new OutboxRelay(repository, handover, sender, new TransactionTemplate(transactions), properties, clock);
        return new OutboxRelayLoop(relay, handover, properties, clock);
    }

    /** Rows stay locked while they are sent; a stricter isolation would lock the gap behind them, too, and with it all who add. */
    private static TransactionTemplate readCommitted(PlatformTransactionManager transactions) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return template;
    }

    @Bean
    InboxFilter inboxFilter(InboxRepository repository, Clock clock) {
        return new InboxFilter(repository, clock);
    }

    @Bean
    Loop inboxLoop(InboxRepository repository, InboxProperties properties, Clock clock) {
        InboxCleaner cleaner = new InboxCleaner(repository, properties.retention(), clock);
        return new Loop("inbox", properties.cleaningInterval(), cleaner::clean);
    }
}
