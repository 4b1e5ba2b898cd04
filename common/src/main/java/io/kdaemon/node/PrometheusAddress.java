package io.kdaemon.node;

import org.jspecify.annotations.Nullable;

/**
 * Where the Prometheus that watches a node is reached. Several nodes may share one.
 *
 * @param instance which of its instances the node is; null when that is to be found by host name and address
 */
public record PrometheusAddress(
        String host, int port, @Nullable String instance) {

    public PrometheusAddress(String host, int port) {
        this(host, port, null);
    }

    /** The same for all nodes that share it. */
    public PrometheusAddress endpoint() {
        return instance == null ? this : new PrometheusAddress(host, port);
    }

    public String uri() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
