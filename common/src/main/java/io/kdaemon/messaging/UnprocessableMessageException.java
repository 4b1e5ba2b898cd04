package io.kdaemon.messaging;

/** No redelivery can make this message succeed: it goes to the dead letters at once. */
public final class UnprocessableMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnprocessableMessageException(String message) {
        super(message);
    }

    public UnprocessableMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
