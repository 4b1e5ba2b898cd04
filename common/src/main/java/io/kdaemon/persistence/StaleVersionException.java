package io.kdaemon.persistence;

import java.util.List;

/** Somebody else stored a change first. Load and decide again, in a new transaction. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One of these containers has moved on. */
    public StaleVersionException(List<Long> containers) {
        super("Expected containers %s to be at the versions they were read at, but at least one has moved on"
                .formatted(containers));
    }

    public StaleVersionException(String what, long id, long expectedVersion) {
        super("Expected %s %d to be at version %d, but it has moved on".formatted(what, id, expectedVersion));
    }
}
