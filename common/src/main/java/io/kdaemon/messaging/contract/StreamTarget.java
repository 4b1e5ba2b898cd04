package io.kdaemon.messaging.contract;

/**
 * Which container a stream is about, or which node alone, and where its frames go.
 *
 * @param replyTo the queue of the gateway that asked for it
 * @param window bytes that the gateway takes before it says so again
 * @param containerId 0 for a node alone
 * @param engineContainerId the engine's own id; empty for a node alone
 */
public record StreamTarget(
        String streamId, String replyTo, int window, long containerId, NodeRef node, String engineContainerId) {}
