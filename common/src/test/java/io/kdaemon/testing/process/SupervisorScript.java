package io.kdaemon.testing.process;

import java.nio.file.Path;

/** The supervisor as a file, written once per JVM and removed at its end. */
final class SupervisorScript {
    static final Path PATH = write();

    private SupervisorScript() {}

    private static Path write() {
        WorkDirectory directory = WorkDirectory.create("supervisor");
        // Running supervisors have read all of it already: it is far smaller than the block bash reads.
        Runtime.getRuntime().addShutdownHook(new Thread(directory::close, "supervisor-script-at-exit"));
        return directory.copyResource("/testing/supervise.sh");
    }
}
