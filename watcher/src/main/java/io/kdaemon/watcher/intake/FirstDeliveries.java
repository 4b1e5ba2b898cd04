package io.kdaemon.watcher.intake;

import io.kdaemon.messaging.inbox.InboxRepository;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Sorts out repetitions of those reports that must count once. */
class FirstDeliveries {

    private static final String CONSUMER = "watcher-status";

    private final InboxRepository inbox;
    private final Clock clock;

    FirstDeliveries(InboxRepository inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    List<StatusMessage> of(List<StatusMessage> messages) {
        List<String> ids = messages.stream()
                .filter(StatusMessage::countsOnce)
                .map(StatusMessage::messageId)
                .distinct()
                .toList();
        Set<String> fresh = ids.isEmpty() ? Set.of() : inbox.recordNew(CONSUMER, ids, clock.instant());
        return messages.stream()
                .filter(message -> !message.countsOnce() || fresh.contains(message.messageId()))
                .toList();
    }
}
