package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import java.io.IOException;

/** What an engine sends has no end where one is due. */
public final class AnswerTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    public AnswerTooLongException(String message) {
        super(message);
    }
}
