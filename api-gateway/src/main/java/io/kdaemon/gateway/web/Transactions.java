package io.kdaemon.gateway.web;

import io.kdaemon.persistence.StaleVersionException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs a use case in one transaction. One that lost a race is run again from the start, each time in a new transaction: inside the old one the
 * database would go on showing what it showed before. The pauses grow and differ: of many that wait for one idempotency key whose holder fails,
 * all but one are ended as deadlocked together, and must not meet again.
 */
public final class Transactions {

    private static final RetryPolicy RACES_LOST = RetryPolicy.builder()
            .includes(StaleVersionException.class, ConcurrencyFailureException.class)
            .maxRetries(8)
            .delay(Duration.ofMillis(10))
            .jitter(Duration.ofMillis(10))
            .multiplier(2)
            .maxDelay(Duration.ofMillis(250))
            .build();

    private final TransactionOperations operations;
    private final RetryOperations retries = new RetryTemplate(RACES_LOST);

    public Transactions(TransactionOperations operations) {
        this.operations = operations;
    }

    public <T> T run(Supplier<T> useCase) {
        return Objects.requireNonNull(retries.invoke(() -> operations.execute(_ -> useCase.get())));
    }
}
