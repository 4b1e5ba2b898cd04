package io.kdaemon.node;

/** Where the Prometheus that watches a node is reached. Several nodes may share one. */
public record PrometheusAddress(String host, int port) {

    public String uri() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
