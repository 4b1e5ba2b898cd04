package io.kdaemon.standalone.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;

/** What is needed to run the server process on one data folder, as often as that takes. */
record MariaDbServer(MariaDbBinaries binaries, MariaDbHome home, int port, MariaDbAccount account) {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    /** Returns when the server takes connections. */
    Process start() throws IOException, InterruptedException {
        Folders.writeSecret(home.initFile(), account.initialStatements());
        MariaDbLog log = MariaDbLog.appendingTo(home.log());
        Process process = new ProcessBuilder(new MariaDbCommand(binaries, home.data()).serve(home, port))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(home.log().toFile()))
                .start();
        awaitReady(process, log);
        Files.delete(home.initFile());
        return process;
    }

    private static void awaitReady(Process process, MariaDbLog log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!log.saysReady()) {
            boolean late = System.nanoTime() - deadline > 0;
            if (late || process.waitFor(POLL)) {
                process.destroyForcibly();
                throw new EmbeddedStoreException("Expected the embedded database to start, but "
                        + (late ? "it was not ready within " + START_LIMIT : "it ended: " + log.firstError())
                        + " (log: " + log.file() + ")");
            }
        }
    }
}
