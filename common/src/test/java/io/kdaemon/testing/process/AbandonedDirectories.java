package io.kdaemon.testing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Work directories of JVMs that were killed: their names tell the process id, and no such process is there any more. */
final class AbandonedDirectories {
    private static final Pattern NAME = Pattern.compile("kdaemon-[a-z-]+-(\\d+)-\\d+");

    private AbandonedDirectories() {}

    static void remove() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> content = Files.list(temporary)) {
            List<Path> abandoned =
                    content.filter(AbandonedDirectories::isAbandoned).toList();
            // By rm, which does not mind when a suite beside this one removes the same.
            abandoned.forEach(
                    directory -> Command.of("rm", "-rf", directory.toString()).run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAbandoned(Path directory) {
        Matcher name = NAME.matcher(directory.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }
}
