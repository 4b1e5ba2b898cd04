package io.kdaemon.messaging.contract;

/**
 * To a docker-worker: report what the node is and holds, then follow its events for the window.
 *
 * @param windowSeconds 0 to report once only
 */
public record ObserveNode(String cluster, NodeRef node, int windowSeconds) implements MessageBody.Command {}
