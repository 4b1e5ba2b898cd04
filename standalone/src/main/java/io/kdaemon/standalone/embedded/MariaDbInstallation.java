package io.kdaemon.standalone.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Makes the data folder with its system tables. It appears complete or not at all, also when the machine dies. */
final class MariaDbInstallation {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String OPEN_SYSTEM_SCHEMA = "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n";

    private MariaDbInstallation() {}

    static void ensure(MariaDbBinaries binaries, MariaDbHome home) throws IOException, InterruptedException {
        if (Files.exists(home.data())) {
            return;
        }
        Path unfinished = home.folder().resolve("data.unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        bootstrap(binaries, home, unfinished);
        Files.move(unfinished, home.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void bootstrap(MariaDbBinaries binaries, MariaDbHome home, Path data)
            throws IOException, InterruptedException {
        MariaDbLog log = MariaDbLog.appendingTo(home.log());
        Process process = new ProcessBuilder(new MariaDbCommand(binaries, data).bootstrap())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(home.log().toFile()))
                .start();
        String failure = feed(binaries, process);
        boolean ended = process.waitFor(LIMIT);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0 || !failure.isEmpty()) {
            throw new EmbeddedStoreException("Expected to install MariaDB in " + home.folder() + ", but: "
                    + log.firstError() + " " + failure + "(log: " + home.log() + ")");
        }
    }

    /** A server that gives up closes the pipe; its log then tells more than the broken pipe does. */
    private static String feed(MariaDbBinaries binaries, Process process) {
        try (OutputStream sql = process.getOutputStream()) {
            sql.write(OPEN_SYSTEM_SCHEMA.getBytes(StandardCharsets.UTF_8));
            for (Path script : binaries.systemTables()) {
                Files.copy(script, sql);
            }
            return "";
        } catch (IOException e) {
            return "(" + e.getMessage() + ") ";
        }
    }
}
