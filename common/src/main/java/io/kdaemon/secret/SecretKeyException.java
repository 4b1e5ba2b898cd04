package io.kdaemon.secret;

/** A secret cannot be sealed or opened with the keys that are configured here. The message says which key is missing and is fit for people. */
public final class SecretKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretKeyException(String message) {
        super(message);
    }

    SecretKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
