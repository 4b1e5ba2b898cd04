package io.kdaemon.dockerworker.stream;

import io.kdaemon.messaging.stream.StreamFailure;

/** We, and not the engine, end the stream. */
final class StreamRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StreamFailure failure;

    StreamRefusedException(StreamFailure.Reason reason, String message) {
        super(message);
        this.failure = new StreamFailure(reason, message);
    }

    StreamFailure failure() {
        return failure;
    }
}
