package io.kdaemon.standalone.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's own log, from where this start began. It says when the server is ready, and why it is not. */
final class MariaDbLog {
    private static final String READY = ": ready for connections.";
    private static final String ERROR = "[ERROR]";

    private final Path file;
    private final long begin;

    private MariaDbLog(Path file, long begin) {
        this.file = file;
        this.begin = begin;
    }

    static MariaDbLog appendingTo(Path file) throws IOException {
        return new MariaDbLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    Path file() {
        return file;
    }

    boolean saysReady() throws IOException {
        return text().contains(READY);
    }

    /** The first error is the cause, later ones follow from it. */
    String firstError() throws IOException {
        return text().lines()
                .filter(line -> line.contains(ERROR))
                .map(line ->
                        line.substring(line.indexOf(ERROR) + ERROR.length()).strip())
                .findFirst()
                .orElse("no reason given");
    }

    private String text() throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(begin);
            byte[] bytes = new byte[Math.toIntExact(log.length() - begin)];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
