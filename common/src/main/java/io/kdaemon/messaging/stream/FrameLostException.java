package io.kdaemon.messaging.stream;

/** The broker did not take a frame. */
public final class FrameLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FrameLostException(String message) {
        super(message);
    }
}
