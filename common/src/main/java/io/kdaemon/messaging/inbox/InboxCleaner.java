package io.kdaemon.messaging.inbox;

import java.time.Clock;
import java.time.Duration;

/** Forgets what was handled long ago. */
public final class InboxCleaner {

    private final InboxRepository repository;
    private final Duration retention;
    private final Clock clock;

    public InboxCleaner(InboxRepository repository, Duration retention, Clock clock) {
        this.repository = repository;
        this.retention = retention;
        this.clock = clock;
    }

    public void clean() {
        repository.purgeBefore(clock.instant().minus(retention));
    }
}
