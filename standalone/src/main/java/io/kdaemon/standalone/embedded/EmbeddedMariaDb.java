package io.kdaemon.standalone.embedded;

import io.kdaemon.configuration.MySqlAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real MariaDB server, kept in one folder, run as a child process on a free loopback port. Rows survive a stop, a
 * kill of this JVM and a kill of the machine; a server that dies is started again.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    private static final String HOST = "127.0.0.1";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    /** A server that dies this often has a reason that no further start removes. */
    private static final int RESTARTS = 5;

    private final FolderLock lock;
    private final MariaDbServer server;
    private Process process;
    private int restarts;
    private boolean closing;

    private EmbeddedMariaDb(FolderLock lock, MariaDbServer server) throws IOException, InterruptedException {
        this.lock = lock;
        this.server = server;
        this.process = server.start();
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
        MariaDbAccount account = MariaDbAccount.with(Secrets.keptIn(home.passwordFile()));
        EmbeddedMariaDb database = new EmbeddedMariaDb(lock, new MariaDbServer(binaries, home, freePort(), account));
        database.watch();
        return database;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            return socket.getLocalPort();
        }
    }

    private void watch() {
        process.onExit().thenRunAsync(this::startAgain, Thread::startVirtualThread);
    }

    /** On the same port, so that every connection pool finds it again. */
    private synchronized void startAgain() {
        if (closing) {
            return;
        }
        if (restarts++ == RESTARTS) {
            log.error(
                    "The embedded database ended for the {}th time, it is left as it is: see {}",
                    restarts,
                    server.home().log());
            return;
        }
        log.warn("The embedded database ended with code {}, starting it again", process.exitValue());
        try {
            process = server.start();
            watch();
        } catch (IOException | EmbeddedStoreException e) {
            log.error("The embedded database cannot be started again: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The name of a cluster whose database this is, unless its operator chose one. */
    public String clusterName() {
        return ClusterName.keptIn(server.home().folder().resolve("cluster"));
    }

    public String jdbcUrl() {
        return new MySqlAddress(HOST, Integer.toString(port()), server.account().schema()).jdbcUrl();
    }

    public int port() {
        return server.port();
    }

    public String user() {
        return server.account().user();
    }

    public String password() {
        return server.account().password();
    }

    /** Of the server process. */
    public synchronized long pid() {
        return process.pid();
    }

    @Override
    public synchronized void close() {
        closing = true;
        process.destroy();
        try (lock) {
            if (!process.waitFor(STOP_LIMIT)) {
                log.warn("Killing the embedded database, it did not stop within {}", STOP_LIMIT);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new EmbeddedStoreException("Expected to give back the data folder", e);
        }
    }
}
