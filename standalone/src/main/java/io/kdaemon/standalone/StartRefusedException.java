package io.kdaemon.standalone;

/** Something this machine lacks for a start. The message is complete in one line. */
public final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefusedException(String message) {
        super(message);
    }
}
