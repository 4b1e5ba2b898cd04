package io.kdaemon.gateway.web;

import io.kdaemon.persistence.StaleVersionException;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs a use case in one transaction. One that lost a race is run again from the start, each time in a new transaction: inside the old one the
 * database would go on showing what it showed before.
 */
public final class Transactions {

    private static final int ATTEMPTS = 3;

    private final TransactionOperations operations;

    public Transactions(TransactionOperations operations) {
        this.operations = operations;
    }

    public <T> T run(Supplier<T> useCase) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(operations.execute(_ -> useCase.get()));
            } catch (StaleVersionException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
