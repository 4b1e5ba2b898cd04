package io.kdaemon.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What is deployed, each with the folder of its module. */
enum Service {
    API_GATEWAY("api-gateway"),
    SCHEDULER_WORKER("scheduler-worker"),
    DOCKER_WORKER("docker-worker"),
    WATCHER("watcher");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    /** The jar that {@code mvn package} makes. */
    Path jar() {
        Path folder = Path.of("..", module, "target").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "Expected an executable jar in " + folder + ": run 'mvn -DskipTests package' first"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return module;
    }
}
