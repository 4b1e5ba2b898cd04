package io.kdaemon.messaging.stream;

/** The stream has ended, so nothing can be sent on it. Why is what the stream's last frame says. */
public final class StreamOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StreamOverException() {
        super("The stream has ended");
    }
}
