package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.contract.NodeRef;

/** The streams of all nodes. */
@FunctionalInterface
public interface StreamRuntimes {

    /** Does not connect yet. */
    ContainerStreams at(NodeRef node);
}
