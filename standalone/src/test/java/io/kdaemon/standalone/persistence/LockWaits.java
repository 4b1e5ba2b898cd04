package io.kdaemon.standalone.persistence;

import static org.awaitility.Awaitility.await;

/** Tells when transactions wait for each other. */
final class LockWaits {

    private LockWaits() {}

    /** Returns when that many transactions wait for a lock. */
    static void awaitWaiting(int transactions) {
        await().until(() -> MariaDb.sql().sql("""
                        SELECT variable_value FROM information_schema.global_status
                        WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'
                        """).query(Integer.class).single() >= transactions);
    }
}
