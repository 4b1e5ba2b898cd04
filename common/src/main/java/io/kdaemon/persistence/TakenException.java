package io.kdaemon.persistence;

/** A value that must be unique is in use: the 409 of the API. */
public final class TakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String value;

    public TakenException(String field, String value) {
        super("%s '%s' is taken".formatted(field, value));
        this.field = field;
        this.value = value;
    }

    /** The wire name of the field. */
    public String field() {
        return field;
    }

    public String value() {
        return value;
    }
}
