package io.kdaemon.testing.engine;

import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.WorkDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One bridge and address range of this machine, claimed by a file lock: suites beside each other never share one, and the lock of
 * a killed JVM is free again. Whoever claims a slot sweeps it first, so what that JVM left is gone at the next start.
 */
final class NodeSlot implements AutoCloseable {
    private static final Path LOCKS = Path.of("/var/tmp/kdaemon-nodes");
    private static final int FIRST = 1;
    private static final int LAST = 99;

    private final int number;
    private final FileChannel lock;
    private final WorkDirectory scripts;
    private final Path script;

    private NodeSlot(int number, FileChannel lock) {
        this.number = number;
        this.lock = lock;
        this.scripts = WorkDirectory.create("node-slot");
        this.script = scripts.copyResource("/testing/docker-node.sh");
    }

    static NodeSlot claim() {
        Optional<NodeSlot> claimed = Optional.empty();
        for (int number = FIRST; number <= LAST && claimed.isEmpty(); number++) {
            claimed = tryClaim(number);
        }
        NodeSlot slot = claimed.orElseThrow(
                () -> new IllegalStateException("Expected a free slot of " + FIRST + ".." + LAST + " under " + LOCKS));
        slot.script("sweep");
        return slot;
    }

    private static Optional<NodeSlot> tryClaim(int number) {
        try {
            Files.createDirectories(LOCKS);
            FileChannel channel = FileChannel.open(
                    LOCKS.resolve(number + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lockOf(channel) != null) {
                return Optional.of(new NodeSlot(number, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    /** This machine's end of the bridge: what nodes and their containers reach it by. */
    String hostAddress() {
        return "10.77." + number + ".1";
    }

    String nodeAddress(int node) {
        return "10.77." + number + "." + (10 + node);
    }

    String namespace(int node) {
        return "kd" + number + "n" + node;
    }

    Path nodeDirectory(int node) {
        return LOCKS.resolve(String.valueOf(number)).resolve(String.valueOf(node));
    }

    void script(String verb) {
        Command.of("bash", script.toString(), verb, String.valueOf(number)).run();
    }

    void script(String verb, int node) {
        Command.of("bash", script.toString(), verb, String.valueOf(number), String.valueOf(node))
                .run();
    }

    @Override
    public void close() {
        try (scripts;
                lock) {
            script("sweep");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
