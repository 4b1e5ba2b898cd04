package io.kdaemon.testing.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The JVM that made a container, as written on the container.
 *
 * @param namespace where {@code pid} means something: several machines in containers may share one engine
 * @param startedAt tells it from a later process with the same number, in milliseconds
 */
record ContainerOwner(String namespace, long pid, long startedAt) {

    static final String LABEL = "io.kdaemon.test.owner";

    /** Longer than any run of the tests. */
    private static final Duration LONGEST_RUN = Duration.ofHours(6);

    static ContainerOwner current() {
        ProcessHandle self = ProcessHandle.current();
        return new ContainerOwner(namespaceOfProcesses(), self.pid(), startOf(self));
    }

    static ContainerOwner parse(String label) {
        String[] parts = label.split("/");
        return new ContainerOwner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    String label() {
        return namespace + "/" + pid + "/" + startedAt;
    }

    boolean isGone(Instant now) {
        if (!namespace.equals(namespaceOfProcesses())) {
            return Instant.ofEpochMilli(startedAt).plus(LONGEST_RUN).isBefore(now);
        }
        return ProcessHandle.of(pid)
                .filter(process -> startOf(process) == startedAt)
                .isEmpty();
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String namespaceOfProcesses() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException _) {
            return "unknown";
        }
    }
}
