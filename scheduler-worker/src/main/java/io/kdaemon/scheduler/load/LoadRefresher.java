package io.kdaemon.scheduler.load;

import io.kdaemon.node.NodeRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** Keeps the load table fresh. A failed round leaves the old values, which say their age. */
public class LoadRefresher {

    private static final Logger LOG = LoggerFactory.getLogger(LoadRefresher.class);

    private final NodeRepository nodes;
    private final LoadTable loads;

    public LoadRefresher(NodeRepository nodes, LoadTable loads) {
        this.nodes = nodes;
        this.loads = loads;
    }

    @Scheduled(fixedDelayString = "${kdaemon.scheduler.load.interval:5s}")
    public void refresh() {
        try {
            loads.refresh(nodes.listAll());
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn("load was not measured, the database does not answer: {}", unavailable.getMessage());
        }
    }
}
