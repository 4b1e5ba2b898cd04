package io.kdaemon.standalone.persistence;

import io.kdaemon.node.NodeRepository;
import io.kdaemon.testing.persistence.NodeRepositoryContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class NodeRepositoryMariaDbIT extends NodeRepositoryContract {

    NodeRepositoryMariaDbIT() {
        super(MariaDb.bean(NodeRepository.class), MariaDb.TRANSACTIONS);
    }
}
