package io.kdaemon.watcher.notify;

/** A notification was not taken over; the message says why and holds no secret. */
public final class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
