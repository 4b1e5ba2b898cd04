package io.kdaemon.messaging.inbox;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Forgets, every interval, what was handled long ago. */
public final class InboxCleaner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxCleaner.class);

    private final InboxRepository repository;
    private final InboxProperties properties;
    private final Clock clock;
    private @Nullable SimpleAsyncTaskScheduler scheduler;

    public InboxCleaner(InboxRepository repository, InboxProperties properties, Clock clock) {
        this.repository = repository;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (scheduler == null) {
            scheduler = new SimpleAsyncTaskScheduler();
            scheduler.setVirtualThreads(true);
            scheduler.setThreadNamePrefix("inbox-cleaner-");
            scheduler.scheduleWithFixedDelay(this::clean, properties.cleaningInterval());
        }
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.close();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    void clean() {
        try {
            int forgotten = repository.purgeBefore(clock.instant().minus(properties.retention()));
            log.debug("Forgot {} handled messages", forgotten);
        } catch (RuntimeException e) {
            log.warn("Expected the inbox to forget what is old (will try again): {}", e.toString());
        }
    }
}
