package io.kdaemon.gateway.stream;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * What a stream is about, and where it is.
 *
 * @param container null: the node itself
 * @param engineContainerId empty: the node itself
 */
record StreamSubject(@Nullable ContainerInstance container, Node node, String engineContainerId) {

    private static final long NONE = 0;

    static StreamSubject of(Node node) {
        return new StreamSubject(null, node, "");
    }

    long containerId() {
        return container == null ? NONE : container.id().value();
    }
}
