package io.kdaemon.standalone.persistence;

import io.kdaemon.idempotency.IdempotencyRepository;
import io.kdaemon.testing.persistence.IdempotencyRepositoryContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class IdempotencyRepositoryMariaDbIT extends IdempotencyRepositoryContract {

    IdempotencyRepositoryMariaDbIT() {
        super(MariaDb.bean(IdempotencyRepository.class), MariaDb.TRANSACTIONS);
    }
}
