package io.kdaemon.standalone.e2e;

import static org.awaitility.Awaitility.await;

import io.kdaemon.standalone.StandaloneApplication;
import io.kdaemon.standalone.embedded.TestFolders;
import io.kdaemon.testing.api.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** kDaemon in a JVM of its own, as {@code ./kdaemon up} runs it, on free ports and in a data folder of its own. */
final class Platform implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final int STOP_LIMIT_SECONDS = 40;

    private final Map<String, String> settings = new HashMap<>();
    private final Path dataFolder;
    private final Api api;
    private Process process;

    /** @param settings configuration keys as environment variables, e.g. {@code KDAEMON_CONSUL} */
    static Platform start(Map<String, String> settings) {
        Platform platform = new Platform(settings);
        platform.start();
        return platform;
    }

    private Platform(Map<String, String> settings) {
        int apiPort = freePort();
        dataFolder = newDataFolder();
        api = new Api("http://127.0.0.1:" + apiPort);
        this.settings.put("KDAEMON_API_PORT", Integer.toString(apiPort));
        this.settings.put("KDAEMON_UI_PORT", Integer.toString(freePort()));
        this.settings.put("KDAEMON_DATA_DIR", dataFolder.toString());
        this.settings.put(
                "KDAEMON_STANDALONE_BINARIES_DIR",
                TestFolders.binaries().toAbsolutePath().toString());
        this.settings.put("KDAEMON_CLUSTER", "e2e-" + apiPort);
        this.settings.putAll(settings);
    }

    Api api() {
        return api;
    }

    String cluster() {
        return settings.get("KDAEMON_CLUSTER");
    }

    String logText() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                StandaloneApplication.class.getName());
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await("platform to be ready, see " + log())
                .atMost(START_LIMIT)
                .failFast("platform ended, see " + log(), () -> !process.isAlive())
                .until(api::isReady);
    }

    /** What {@code kill -9} does: no shutdown hook runs, the database server is left an orphan. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void stop() {
        process.destroy();
        awaitEnd();
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("platform did not stop in time, see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return dataFolder.resolve("console.log");
    }

    /** Below the build folder, where a failed run's logs are kept. */
    private static Path newDataFolder() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "e2e").toAbsolutePath());
            return Files.createTempDirectory(parent, "platform-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
