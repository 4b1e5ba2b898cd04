package io.kdaemon.messaging.contract;

/**
 * Where a docker-worker finds the node; it has no database.
 *
 * @param engineUri {@code tcp://host:port} or {@code unix:///path}
 * @param advertisedHost host that endpoints on this node are given
 */
public record NodeRef(long nodeId, String hostname, String engineUri, String advertisedHost) {}
