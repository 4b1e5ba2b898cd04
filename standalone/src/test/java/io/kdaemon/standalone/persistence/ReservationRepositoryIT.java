package io.kdaemon.standalone.persistence;

import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.testing.persistence.ReservationRepositoryContract;

@OnEveryDatabase
class ReservationRepositoryIT extends ReservationRepositoryContract {

    ReservationRepositoryIT(Database database) {
        super(database.bean(ReservationRepository.class), database.bean(NodeRepository.class), database.transactions());
    }
}
