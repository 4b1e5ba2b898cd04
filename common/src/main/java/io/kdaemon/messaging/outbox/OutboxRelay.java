package io.kdaemon.messaging.outbox;

import io.kdaemon.messaging.MessageSender;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends committed messages and forgets them when the broker has confirmed them. They come from two sides: the very rows that a transaction of
 * this process has just committed, in batches of whatever is there; and rows that were left behind, by a crash, a failed send or another
 * process. A crash between confirm and delete sends a message again, never not at all.
 */
final class OutboxRelay {

    private final OutboxRepository repository;
    private final Handover handover;
    private final MessageSender sender;
    private final TransactionOperations transactions;
    private final OutboxProperties properties;
    private final Clock clock;

    OutboxRelay(
            OutboxRepository repository,
            Handover handover,
            MessageSender sender,
            TransactionOperations transactions,
            OutboxProperties properties,
            Clock clock) {
        this.repository = repository;
        this.handover = handover;
        this.sender = sender;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /** Sends a batch of what was handed over, waiting for its first message. What is not confirmed stays in the table. */
    Progress sendHandedOver(Duration wait) throws InterruptedException {
        return send(handover.take(properties.batchSize(), wait));
    }

    /** Sends a batch of what was left behind. Its rows stay locked meanwhile, within the sender's bound, so that no other relay takes them. */
    Progress sendLeftBehind() {
        return transactions.execute(_ -> send(
                repository.lockOlderThan(clock.instant().minus(properties.grace()), properties.batchSize()).stream()
                        .map(Pending::of)
                        .toList()));
    }

    private Progress send(List<Pending> batch) {
        if (batch.isEmpty()) {
            return new Progress(0, 0);
        }
        Set<String> confirmed = sender.send(batch.stream().map(Pending::message).toList());
        List<Pending> stored = batch.stream().filter(Pending::isStored).toList();
        List<Long> done = stored.stream()
                .filter(pending -> confirmed.contains(pending.message().messageId()))
                .map(Pending::entryId)
                .toList();
        if (!done.isEmpty()) {
            repository.delete(done);
        }
        return new Progress(stored.size(), done.size());
    }
}
