package io.kdaemon.testing.engine;

import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.WorkDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * One bridge and address range of this machine, claimed by a file lock: suites beside each other never share one, and the lock of
 * a killed JVM is free again. What that JVM left is swept at the next claim, whichever slot it had.
 */
final class NodeSlot implements AutoCloseable {
    private static final Path BASE = Path.of("/var/tmp/kdaemon-nodes");
    private static final int FIRST = 1;
    private static final int LAST = 99;
    // Within one JVM the lock would not do: closing a second channel of the same file gives up the first one's lock.
    private static final Set<Integer> HELD_HERE = ConcurrentHashMap.newKeySet();

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
        sweepAbandoned();
        for (int number = FIRST; number <= LAST; number++) {
            Optional<NodeSlot> slot = tryClaim(number);
            if (slot.isPresent()) {
                slot.get().script("sweep");
                return slot.get();
            }
        }
        throw new IllegalStateException("Expected a free slot of " + FIRST + ".." + LAST + " under " + BASE);
    }

    private static void sweepAbandoned() {
        IntStream.rangeClosed(FIRST, LAST)
                .filter(number -> Files.isDirectory(BASE.resolve(String.valueOf(number))))
                .mapToObj(NodeSlot::tryClaim)
                .flatMap(Optional::stream)
                .forEach(NodeSlot::close);
    }

    private static Optional<NodeSlot> tryClaim(int number) {
        if (!HELD_HERE.add(number)) {
            return Optional.empty();
        }
        Optional<FileChannel> lock = tryLock(BASE.resolve(number + ".lock"));
        if (lock.isEmpty()) {
            HELD_HERE.remove(number);
        }
        return lock.map(channel -> new NodeSlot(number, channel));
    }

    private static Optional<FileChannel> tryLock(Path file) {
        try {
            Files.createDirectories(BASE);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        return BASE.resolve(String.valueOf(number)).resolve(String.valueOf(node));
    }

    void script(String verb) {
        Command.of("bash", script.toString(), verb, String.valueOf(number)).run();
    }

    void script(String verb, int node, Map<String, String> variables) {
        Command.of("bash", script.toString(), verb, String.valueOf(number), String.valueOf(node))
                .with(variables)
                .run();
    }

    @Override
    public void close() {
        try (scripts;
                lock) {
            script("sweep");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(number);
        }
    }
}
