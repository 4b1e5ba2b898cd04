package io.kdaemon.load.adapter.prometheus;

/** An endpoint did not answer in time, or not as a Prometheus does. */
final class PrometheusUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    PrometheusUnavailableException(String reason) {
        super(reason);
    }
}
