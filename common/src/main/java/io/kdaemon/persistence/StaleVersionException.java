package io.kdaemon.persistence;

/** Somebody else stored a change first. Load and decide again, in a new transaction. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleVersionException(String what, long id, long expectedVersion) {
        super("Expected %s %d to be at version %d, but it has moved on".formatted(what, id, expectedVersion));
    }
}
