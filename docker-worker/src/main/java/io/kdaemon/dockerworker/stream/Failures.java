package io.kdaemon.dockerworker.stream;

import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.stream.StreamFailure;
import io.kdaemon.messaging.stream.StreamFailure.Reason;

/** What an engine's failure means to whoever asked for a stream. */
final class Failures {

    private Failures() {}

    static StreamFailure of(EngineException failure, NodeRef node) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case NOT_FOUND -> new StreamFailure(Reason.NOT_FOUND, message);
            case CONFLICT -> new StreamFailure(Reason.CONFLICT, message);
            case INVALID -> new StreamFailure(Reason.INVALID, message);
            case SERVER_ERROR, REFUSED, UNREACHABLE, CONNECTION_LOST, GARBLED, SUSPENDED ->
                new StreamFailure(Reason.NODE_FAILED, about(node, message));
            case TIMEOUT -> new StreamFailure(Reason.NODE_TIMEOUT, about(node, message));
            case STOPPING -> new StreamFailure(Reason.UNAVAILABLE, "The docker-worker stops");
        };
    }

    private static String about(NodeRef node, String message) {
        return "Node %s: %s".formatted(node.hostname(), message);
    }
}
