package io.kdaemon.testing.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new directory of one fixture, gone with all its content when closed. */
public record WorkDirectory(Path path) implements AutoCloseable {

    static {
        AbandonedDirectories.remove();
    }

    public static WorkDirectory create(String name) {
        try {
            return new WorkDirectory(Files.createTempDirectory(prefix(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the directories of that name begin which this JVM makes. */
    static String prefix(String name) {
        return "kdaemon-" + name + "-" + ProcessHandle.current().pid() + "-";
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    public Path write(String name, String content) {
        try {
            return Files.writeString(resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the test class path as a real file: inside the test-jar it has no path that a program could open. */
    public Path copyResource(String resource) {
        Path copy = resolve(Path.of(resource).getFileName().toString());
        try (InputStream content = WorkDirectory.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalArgumentException("Expected " + resource + " on the class path");
            }
            Files.copy(content, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> content = Files.walk(path)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
