package io.kdaemon.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that a killed JVM left behind. It is stopped in order, so that the next start finds clean files. */
final class OrphanedServer {
    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private OrphanedServer() {}

    /** Must be called by the holder of the folder's lock only. */
    static void reclaim(MariaDbHome home) throws IOException, InterruptedException {
        Optional<ProcessHandle> orphan = find(home);
        if (orphan.isPresent()) {
            log.info(
                    "Stopping the database server that an earlier run left behind, pid={}",
                    orphan.get().pid());
            stop(orphan.get());
        }
        Files.deleteIfExists(home.pidFile());
    }

    /** Pids are used again: only a process that was started on this very data folder is ours. */
    private static Optional<ProcessHandle> find(MariaDbHome home) throws IOException {
        if (!Files.exists(home.pidFile())) {
            return Optional.empty();
        }
        String pid = Files.readString(home.pidFile()).strip();
        if (!pid.matches("[1-9]\\d{0,9}") || !arguments(pid).contains("--datadir=" + home.data())) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid));
    }

    private static List<String> arguments(String pid) {
        try {
            return List.of(Files.readString(Path.of("/proc", pid, "cmdline")).split("\0"));
        } catch (IOException endedOrForeign) {
            return List.of();
        }
    }

    private static void stop(ProcessHandle server) throws InterruptedException {
        server.destroy();
        try {
            server.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            log.warn("Killing the left-over database server, it did not stop within {}, pid={}", LIMIT, server.pid());
            server.destroyForcibly();
        } catch (ExecutionException e) {
            throw new EmbeddedStoreException("Expected to stop the left-over database server " + server.pid(), e);
        }
    }
}
