package io.kdaemon.standalone.persistence;

import io.kdaemon.node.NodeRepository;
import io.kdaemon.testing.persistence.NodeRepositoryContract;

@OnEveryDatabase
class NodeRepositoryIT extends NodeRepositoryContract {

    NodeRepositoryIT(Database database) {
        super(database.bean(NodeRepository.class), database.transactions());
    }
}
