package io.kdaemon.testing.persistence;

class InMemoryIdempotencyRepositoryTest extends IdempotencyRepositoryContract {

    InMemoryIdempotencyRepositoryTest() {
        super(new InMemoryIdempotencyRepository(), Transactions.NONE);
    }
}
