package io.kdaemon.messaging.inbox;

import io.kdaemon.messaging.MessageSubscriber.Received;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lets every message through once. Belongs into the handler's transaction, as its first step: when that rolls back, the message is new again. */
public final class InboxFilter {

    private final InboxRepository repository;
    private final Clock clock;

    public InboxFilter(InboxRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Those that the consumer has not handled yet, in their order; of two with the same id the first.
     *
     * @param consumer name of the handler: each has an inbox of its own
     */
    public List<Received> onlyNew(String consumer, List<Received> messages) {
        List<String> ids = messages.stream()
                .map(one -> one.envelope().messageId())
                .distinct()
                .toList();
        Set<String> unseen = new HashSet<>(repository.recordNew(consumer, ids, clock.instant()));
        return messages.stream()
                .filter(one -> unseen.remove(one.envelope().messageId()))
                .toList();
    }
}
