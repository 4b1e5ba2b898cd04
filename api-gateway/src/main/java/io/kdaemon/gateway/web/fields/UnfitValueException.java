package io.kdaemon.gateway.web.fields;

/** A value is not what its field expects; the message says what would be. */
public final class UnfitValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param expectation completes "expected …" */
    public UnfitValueException(String expectation) {
        super(expectation, null, false, false);
    }
}
