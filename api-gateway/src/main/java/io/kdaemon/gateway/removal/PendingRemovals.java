package io.kdaemon.gateway.removal;

import io.kdaemon.removal.PendingRemoval;
import io.kdaemon.removal.PendingRemoval.Subject;
import io.kdaemon.removal.PendingRemovalRepository;
import java.time.Clock;

/** Notes what is to be deleted later. */
public final class PendingRemovals {

    private final PendingRemovalRepository repository;
    private final Clock clock;

    public PendingRemovals(PendingRemovalRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    public void add(Subject subject, long id) {
        repository.add(new PendingRemoval(subject, id), clock.instant());
    }
}
