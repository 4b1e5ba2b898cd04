package io.kdaemon.watcher.history;

import io.kdaemon.history.HistoryRepository;
import io.kdaemon.history.HistoryRepository.Chapter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Forgets what is older than it is to be kept, in small transactions that hold nobody up. */
final class HistoryCleaner {

    static final int BATCH = 200;
    /** What is left over is forgotten next time. */
    static final int MOST_BATCHES = 500;

    private static final Logger LOG = LoggerFactory.getLogger(HistoryCleaner.class);

    private final HistoryRepository history;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Duration keep;

    HistoryCleaner(HistoryRepository history, TransactionOperations transactions, Clock clock, Duration keep) {
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
        this.keep = keep;
    }

    void clean() {
        Instant before = clock.instant().minus(keep);
        for (Chapter chapter : Chapter.values()) {
            int forgotten = forget(chapter, before);
            if (forgotten > 0) {
                LOG.info("{} entries of {} from before {} forgotten", forgotten, chapter, before);
            }
        }
    }

    private int forget(Chapter chapter, Instant before) {
        int all = 0;
        int some = BATCH;
        for (int batch = 0; batch < MOST_BATCHES && some == BATCH; batch++) {
            some = Objects.requireNonNull(transactions.execute(_ -> history.forget(chapter, before, BATCH)));
            all += some;
        }
        return all;
    }
}
