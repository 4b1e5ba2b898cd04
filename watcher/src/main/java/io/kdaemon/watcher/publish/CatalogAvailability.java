package io.kdaemon.watcher.publish;

import io.kdaemon.lifecycle.LifecyclePolicy.Backoff;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the catalog answers, and when it is tried again while it does not: one line when it goes, one when it is back. */
class CatalogAvailability {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogAvailability.class);

    private final Clock clock;
    private final Backoff backoff;
    private int failures;
    private Instant tryAt = Instant.MIN;

    CatalogAvailability(Clock clock, Backoff backoff) {
        this.clock = clock;
        this.backoff = backoff;
    }

    synchronized boolean isThere() {
        return failures == 0;
    }

    synchronized boolean mayTry() {
        return !clock.instant().isBefore(tryAt);
    }

    synchronized void answered() {
        if (failures > 0) {
            LOG.info("the service catalog answers again");
            failures = 0;
        }
    }

    synchronized void failed(CatalogUnavailableException reason) {
        failures++;
        tryAt = clock.instant().plus(backoff.after(failures));
        if (failures == 1) {
            LOG.warn("endpoints are not published until the service catalog answers again: {}", reason.getMessage());
        }
    }
}
