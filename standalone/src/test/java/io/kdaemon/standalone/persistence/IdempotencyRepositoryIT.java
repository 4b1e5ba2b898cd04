package io.kdaemon.standalone.persistence;

import io.kdaemon.idempotency.IdempotencyRepository;
import io.kdaemon.testing.persistence.IdempotencyRepositoryContract;

@OnEveryDatabase
class IdempotencyRepositoryIT extends IdempotencyRepositoryContract {

    IdempotencyRepositoryIT(Database database) {
        super(database.bean(IdempotencyRepository.class), database.transactions());
    }
}
