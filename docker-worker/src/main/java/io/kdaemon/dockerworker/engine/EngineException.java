package io.kdaemon.dockerworker.engine;

/** An engine refused or did not answer. The message is for people and carries the engine's or the network's own words. */
public final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What kind of trouble it is. */
    public enum Kind {
        /** The engine does not have what the call is about. */
        NOT_FOUND,
        /** It stands against the state of what the call is about, or the name is taken. */
        CONFLICT,
        /** The engine refuses what is asked for: asking again cannot help. */
        INVALID,
        /** The engine failed while it tried. */
        SERVER_ERROR,
        /** Nobody listens at the node's address. */
        REFUSED,
        /** The address leads to no engine: unknown host, no such socket, no permission, TLS where none is spoken. */
        UNREACHABLE,
        /** No answer, or no progress, in time. */
        TIMEOUT,
        /** The connection broke before the answer was complete. */
        CONNECTION_LOST,
        /** An answer came that no Docker Engine gives: not its JSON, or without an end. */
        GARBLED,
        /** The call was not made: calls to this node keep failing, and it is given a rest. */
        SUSPENDED,
        /** The call was given up because this worker is stopping. */
        STOPPING
    }

    public EngineException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public EngineException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether asking the same again, here or elsewhere, is bound to fail. */
    public boolean isPermanent() {
        return switch (kind) {
            case INVALID -> true;
            case NOT_FOUND,
                    CONFLICT,
                    SERVER_ERROR,
                    REFUSED,
                    UNREACHABLE,
                    TIMEOUT,
                    CONNECTION_LOST,
                    GARBLED,
                    SUSPENDED,
                    STOPPING -> false;
        };
    }

    /** Whether the engine may have done what was asked for all the same. */
    public boolean mayHaveHappened() {
        return switch (kind) {
            case SERVER_ERROR, TIMEOUT, CONNECTION_LOST, GARBLED -> true;
            case NOT_FOUND, CONFLICT, INVALID, REFUSED, UNREACHABLE, SUSPENDED, STOPPING -> false;
        };
    }

    /** Whether the call was not made, or was given up by this worker: nothing can be said about what was asked for yet. */
    public boolean isPostponed() {
        return switch (kind) {
            case SUSPENDED, STOPPING -> true;
            case NOT_FOUND, CONFLICT, INVALID, SERVER_ERROR, REFUSED, UNREACHABLE, TIMEOUT, CONNECTION_LOST, GARBLED ->
                false;
        };
    }

    /** Whether it speaks against the node rather than against what was asked for. */
    public boolean isNodeTrouble() {
        return switch (kind) {
            case REFUSED, UNREACHABLE, TIMEOUT, CONNECTION_LOST, GARBLED -> true;
            case NOT_FOUND, CONFLICT, INVALID, SERVER_ERROR, SUSPENDED, STOPPING -> false;
        };
    }
}
