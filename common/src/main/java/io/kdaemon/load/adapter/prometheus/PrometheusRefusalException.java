package io.kdaemon.load.adapter.prometheus;

/** A Prometheus answers, but not to this query. */
final class PrometheusRefusalException extends Exception {

    private static final long serialVersionUID = 1L;

    PrometheusRefusalException(String reason) {
        super(reason);
    }
}
