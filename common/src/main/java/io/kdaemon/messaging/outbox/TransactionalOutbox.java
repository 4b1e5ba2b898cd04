package io.kdaemon.messaging.outbox;

import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender.Outgoing;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores messages in the transaction of the caller and hands them to the relay when it has committed. News are not stored: they are worth
 * nothing later, and most changes cause some. A crash after the commit loses them, and the next look at the change shows it anyway.
 */
final class TransactionalOutbox implements Outbox {

    private final OutboxRepository repository;
    private final Handover handover;
    private final MessageCodec codec;
    private final Clock clock;

    TransactionalOutbox(OutboxRepository repository, Handover handover, MessageCodec codec, Clock clock) {
        this.repository = repository;
        this.handover = handover;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public void add(List<Addressed> messages) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Expected a transaction to send %d messages with, but there is none".formatted(messages.size()));
        }
        if (!messages.isEmpty()) {
            afterCommit(Stream.concat(stored(messages), news(messages)).toList());
        }
    }

    private Stream<Pending> stored(List<Addressed> messages) {
        List<OutboxEntry> entries = messages.stream()
                .filter(message -> message.destination().isQueue())
                .map(this::entry)
                .toList();
        return entries.isEmpty()
                ? Stream.of()
                : repository.append(entries).stream().map(Pending::of);
    }

    private Stream<Pending> news(List<Addressed> messages) {
        return messages.stream()
                .filter(message -> !message.destination().isQueue())
                .map(message -> new Pending(
                        Pending.NOT_STORED,
                        new Outgoing(
                                message.envelope().messageId(),
                                message.destination(),
                                codec.encode(message.envelope()))));
    }

    private OutboxEntry entry(Addressed message) {
        return new OutboxEntry(
                Pending.NOT_STORED,
                message.envelope().messageId(),
                message.destination().name(),
                MessageCodec.kindOf(message.envelope()),
                codec.encode(message.envelope()),
                clock.instant());
    }

    private void afterCommit(List<Pending> committed) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                handover.offer(committed);
            }
        });
    }
}
