package io.kdaemon.standalone.console;

/** The platform did not do what a step asks. The message is complete in one line. */
final class ConsoleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConsoleException(String message) {
        super(message);
    }
}
