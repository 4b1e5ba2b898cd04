package io.kdaemon.dockerworker.fault;

import io.kdaemon.testing.fault.Requests;

/** The requests of which a launch consists. */
final class EngineRequests {

    static final Requests CREATE = Requests.of("POST", "/containers/create");
    static final Requests START = Requests.of("POST", "/containers/[^/]+/start");
    static final Requests INSPECT = Requests.of("GET", "/containers/[^/]+/json");
    static final Requests PULL = Requests.of("POST", "/images/create");
    static final Requests REMOVE = Requests.of("DELETE", "/containers/");

    private EngineRequests() {}
}
