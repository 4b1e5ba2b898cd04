package io.kdaemon.standalone.embedded;

import io.kdaemon.configuration.MySqlAddress;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real MariaDB server, kept in one folder, run as a child process on a free loopback port. Rows survive a stop, a
 * kill of this JVM and a kill of the machine.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String SCHEMA = "kdaemon";
    private static final String USER = "kdaemon";

    private final FolderLock lock;
    private final Process server;
    private final int port;
    private final String password;

    private EmbeddedMariaDb(FolderLock lock, Process server, int port, String password) {
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /** Returns when the server takes connections. The first start in a folder also unpacks and installs it there. */
    public static EmbeddedMariaDb start(Path folder) {
        return start(folder, folder);
    }

    /** As {@link #start(Path)}, with the unpacked server in another folder, which several databases may share. */
    public static EmbeddedMariaDb start(Path folder, Path binariesFolder) {
        try {
            MariaDbHome home = MariaDbHome.in(folder);
            FolderLock lock = FolderLock.of(home.folder());
            try {
                return startIn(home, lock, binariesFolder);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedStoreException("Expected to start the embedded database in " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStoreException("Interrupted while starting the embedded database in " + folder);
        }
    }

    private static EmbeddedMariaDb startIn(MariaDbHome home, FolderLock lock, Path binariesFolder)
            throws IOException, InterruptedException {
        MariaDbBinaries binaries = MariaDbBinaries.unpackedBelow(binariesFolder);
        OrphanedServer.reclaim(home);
        MariaDbInstallation.ensure(binaries, home);
        String password = Secrets.keptIn(home.passwordFile());
        Folders.writeSecret(home.initFile(), initialStatements(password));
        int port = freePort();
        MariaDbLog serverLog = MariaDbLog.appendingTo(home.log());
        Process server = new ProcessBuilder(new MariaDbCommand(binaries, home.data()).serve(home, port))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(home.log().toFile()))
                .start();
        awaitReady(server, serverLog);
        Files.delete(home.initFile());
        return new EmbeddedMariaDb(lock, server, port, password);
    }

    /** One statement a line: the server reads its init file so. */
    private static String initialStatements(String password) {
        return """
                CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
                CREATE OR REPLACE USER '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
                GRANT ALL ON %1$s.* TO '%2$s'@'127.0.0.1';
                """.formatted(SCHEMA, USER, password);
    }

    private static void awaitReady(Process server, MariaDbLog serverLog) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!serverLog.saysReady()) {
            boolean late = System.nanoTime() - deadline > 0;
            if (late || server.waitFor(POLL)) {
                server.destroyForcibly();
                throw new EmbeddedStoreException("Expected the embedded database to start, but "
                        + (late ? "it was not ready within " + START_LIMIT : "it ended: " + serverLog.firstError())
                        + " (log: " + serverLog.file() + ")");
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String jdbcUrl() {
        return new MySqlAddress("127.0.0.1", Integer.toString(port), SCHEMA).jdbcUrl();
    }

    public int port() {
        return port;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public long pid() {
        return server.pid();
    }

    @Override
    public void close() {
        server.destroy();
        try (lock) {
            if (!server.waitFor(STOP_LIMIT)) {
                log.warn("Killing the embedded database, it did not stop within {}", STOP_LIMIT);
                server.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new EmbeddedStoreException("Expected to give back the data folder", e);
        }
    }
}
