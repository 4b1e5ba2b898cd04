package io.kdaemon.testing.process;

import java.nio.file.Path;

/** The main class of a JVM that starts a child process and then dies without a chance to end it. */
final class AbandonedChild {
    private AbandonedChild() {}

    /** @param arguments the child's log, and the script by which the child tells its process id there */
    public static void main(String[] arguments) {
        ChildProcess child = ChildProcess.start(Command.of("bash", "-c", arguments[1]), Path.of(arguments[0]));
        child.awaitReady(Command.DEFAULT_LIMIT, () -> !child.log().isBlank());
        Runtime.getRuntime().halt(0);
    }
}
