package io.kdaemon.planning;

import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Node;
import io.kdaemon.planning.NodeFilter.Room;
import java.util.List;
import java.util.stream.Stream;

/** The hard conditions, cheapest first: state of the node, the container's constraints, room by promise, room by measurement. */
public final class NodeFilters {

    private static final long MEBIBYTE = 1024 * 1024;

    private NodeFilters() {}

    /**
     * @param memoryStall share of the time above which a node that nobody gets on with for want of memory is refused
     * @param diskFreeBytes room that has to be left where containers are written to
     */
    public record Limits(double memoryStall, long diskFreeBytes) {
        public static final Limits DEFAULT = new Limits(0.1, 1L << 30);
    }

    public static List<NodeFilter> all(Limits limits) {
        return Stream.of(state(), ConstraintFilters.all(), promised(), measured(limits))
                .flatMap(List::stream)
                .toList();
    }

    private static List<NodeFilter> state() {
        return List.of(
                NodeFilter.ofNode("enabled", candidate -> candidate.node().enabled(), (_, _) -> "disabled"),
                NodeFilter.ofNode(
                        "health", candidate -> candidate.node().isHealthy(), (candidate, _) -> condition(candidate)));
    }

    private static String condition(Candidate candidate) {
        Node.Condition condition = candidate.node().condition();
        return condition.status() + (condition.reason() == null ? "" : ": " + condition.reason());
    }

    private static List<NodeFilter> promised() {
        return List.of(
                new NodeFilter(
                        "cpu",
                        new Room(ask -> ask.resources().cpuMillis(), NodeFilters::unpromisedCpu),
                        (candidate, ask) -> "asks for %d millicores, %d of %d are not promised yet"
                                .formatted(
                                        ask.resources().cpuMillis(),
                                        Math.max(unpromisedCpu(candidate), 0),
                                        candidate.limit().cpuMillis())),
                new NodeFilter(
                        "memory",
                        new Room(ask -> ask.resources().memoryBytes(), NodeFilters::unpromisedMemory),
                        (candidate, ask) -> "asks for %d MiB, %d of %d MiB are not promised yet"
                                .formatted(
                                        mebibytes(ask.resources().memoryBytes()),
                                        mebibytes(unpromisedMemory(candidate)),
                                        mebibytes(candidate.limit().memoryBytes()))));
    }

    private static List<NodeFilter> measured(Limits limits) {
        return List.of(
                new NodeFilter(
                        "memory_available",
                        new Room(ask -> ask.resources().memoryBytes(), NodeFilters::availableMemory),
                        (candidate, ask) -> "asks for %d MiB, %d MiB are available by measurement"
                                .formatted(
                                        mebibytes(ask.resources().memoryBytes()),
                                        mebibytes(availableMemory(candidate)))),
                NodeFilter.ofNode(
                        "memory_stall",
                        candidate -> stall(candidate) <= limits.memoryStall(),
                        (candidate, _) -> "stalls for want of memory %.0f %% of the time, more than %.0f %%"
                                .formatted(100 * stall(candidate), 100 * limits.memoryStall())),
                NodeFilter.ofNode(
                        "disk",
                        candidate -> freeDisk(candidate) >= limits.diskFreeBytes(),
                        (candidate, _) -> "%d MiB are free on its disk, less than %d MiB"
                                .formatted(mebibytes(freeDisk(candidate)), mebibytes(limits.diskFreeBytes()))));
    }

    private static long unpromisedCpu(Candidate candidate) {
        return candidate.limit().cpuMillis() - candidate.reserved().cpuMillis();
    }

    private static long unpromisedMemory(Candidate candidate) {
        return candidate.limit().memoryBytes() - candidate.reserved().memoryBytes();
    }

    /** Unknown refuses nothing. */
    private static long availableMemory(Candidate candidate) {
        NodeLoad load = candidate.load();
        return load == null
                ? Long.MAX_VALUE
                : load.memoryAvailableBytes() - candidate.pending().memoryBytes();
    }

    private static double stall(Candidate candidate) {
        NodeLoad load = candidate.load();
        return load == null ? 0 : load.memoryStall().orElse(0);
    }

    private static long freeDisk(Candidate candidate) {
        NodeLoad load = candidate.load();
        return load == null ? Long.MAX_VALUE : load.diskFreeBytes().orElse(Long.MAX_VALUE);
    }

    private static long mebibytes(long bytes) {
        return Math.max(bytes, 0) / MEBIBYTE;
    }
}
