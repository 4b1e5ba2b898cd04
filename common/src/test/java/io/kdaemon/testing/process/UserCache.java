package io.kdaemon.testing.process;

import java.nio.file.Path;
import java.util.Optional;

/** Where things live that are made or fetched once per machine. */
public final class UserCache {
    private UserCache() {}

    public static Path resolve(String name) {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("kdaemon")
                .resolve(name);
    }
}
