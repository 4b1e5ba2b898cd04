package io.kdaemon.messaging.inbox;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
     * @param id of a message that must count once; empty for one that may be handled again and again
     */
    public <T> List<T> onlyNew(String consumer, List<T> messages, Function<T, Optional<String>> id) {
        List<String> ids =
                messages.stream().map(id).flatMap(Optional::stream).distinct().toList();
        if (ids.isEmpty()) {
            return messages;
        }
        Set<String> unseen = new HashSet<>(repository.recordNew(consumer, ids, clock.instant()));
        return messages.stream()
                .filter(message -> id.apply(message).map(unseen::remove).orElse(true))
                .toList();
    }
}
