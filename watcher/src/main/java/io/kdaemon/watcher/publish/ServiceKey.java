package io.kdaemon.watcher.publish;

/**
 * Where the catalog keeps an endpoint.
 *
 * @param node the synthetic node that stands for one of ours
 * @param serviceId unique on it
 */
public record ServiceKey(String node, String serviceId) {}
