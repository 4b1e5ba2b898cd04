package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.contract.NodeRef;

/** The engines of all nodes. */
@FunctionalInterface
public interface ContainerRuntimes {

    /** Does not connect yet. */
    ContainerRuntime at(NodeRef node);
}
