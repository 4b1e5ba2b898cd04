package io.kdaemon.testing.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own programs that real-component tests run. */
public final class SystemPrograms {
    private static final List<String> ADMINISTRATOR_FOLDERS = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    private SystemPrograms() {}

    /** Fails with the command that installs what is missing. */
    public static void require(String... names) {
        List<String> missing =
                Stream.of(names).filter(name -> find(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw missing(String.join(", ", missing));
        }
    }

    /** The path of a program, or the same failure as {@link #require}. */
    public static Path path(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    public static IllegalStateException missing(String what) {
        return new IllegalStateException("Expected " + what
                + " on this machine. As root run './deploy/system-packages.sh test', then run the tests again");
    }

    public static void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new IllegalStateException(
                    "Expected to run as root (network namespaces and cgroups are made), but user is "
                            + System.getProperty("user.name"));
        }
    }

    private static Optional<Path> find(String name) {
        Stream<String> folders = Stream.concat(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")), ADMINISTRATOR_FOLDERS.stream());
        return folders.filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
