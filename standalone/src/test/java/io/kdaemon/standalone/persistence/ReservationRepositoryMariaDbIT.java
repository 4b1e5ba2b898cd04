package io.kdaemon.standalone.persistence;

import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.testing.persistence.ReservationRepositoryContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class ReservationRepositoryMariaDbIT extends ReservationRepositoryContract {

    ReservationRepositoryMariaDbIT() {
        super(MariaDb.bean(ReservationRepository.class), MariaDb.bean(NodeRepository.class), MariaDb.TRANSACTIONS);
    }
}
