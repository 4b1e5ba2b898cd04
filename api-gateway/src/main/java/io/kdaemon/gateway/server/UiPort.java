package io.kdaemon.gateway.server;

import jakarta.servlet.http.HttpServletRequest;

/** The port that serves the web UI beside the API. */
record UiPort(int number) {

    boolean received(HttpServletRequest request) {
        return request.getLocalPort() == number;
    }
}
