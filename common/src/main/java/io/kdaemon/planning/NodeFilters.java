package io.kdaemon.planning;

import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.Node;
import io.kdaemon.node.Resources;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The hard conditions, cheapest first. */
public final class NodeFilters {

    private static final long MEBIBYTE = 1024 * 1024;

    private NodeFilters() {}

    public static List<NodeFilter> all() {
        return List.of(
                NodeFilters::enabled,
                NodeFilters::healthy,
                NodeFilters::cpuNotPromised,
                NodeFilters::memoryNotPromised,
                NodeFilters::memoryMeasured);
    }

    static Optional<String> enabled(Candidate candidate, Resources ask) {
        return refuseWhen(!candidate.node().enabled(), () -> "disabled");
    }

    static Optional<String> healthy(Candidate candidate, Resources ask) {
        Node.Condition condition = candidate.node().condition();
        return refuseWhen(
                !candidate.node().isHealthy(),
                () -> condition.status() + (condition.reason() == null ? "" : ": " + condition.reason()));
    }

    static Optional<String> cpuNotPromised(Candidate candidate, Resources ask) {
        long free = candidate.limit().cpuMillis() - candidate.reserved().cpuMillis();
        return refuseWhen(
                ask.cpuMillis() > free,
                () -> "asks for %d millicores, %d of %d are not promised yet"
                        .formatted(
                                ask.cpuMillis(),
                                Math.max(free, 0),
                                candidate.limit().cpuMillis()));
    }

    static Optional<String> memoryNotPromised(Candidate candidate, Resources ask) {
        long free = candidate.limit().memoryBytes() - candidate.reserved().memoryBytes();
        return refuseWhen(
                ask.memoryBytes() > free,
                () -> "asks for %d MiB, %d of %d MiB are not promised yet"
                        .formatted(
                                mebibytes(ask.memoryBytes()),
                                mebibytes(free),
                                mebibytes(candidate.limit().memoryBytes())));
    }

    static Optional<String> memoryMeasured(Candidate candidate, Resources ask) {
        NodeLoad load = candidate.load();
        long free = load == null
                ? Long.MAX_VALUE
                : load.memoryAvailableBytes() - candidate.pending().memoryBytes();
        return refuseWhen(
                ask.memoryBytes() > free,
                () -> "asks for %d MiB, %d MiB are available by measurement"
                        .formatted(mebibytes(ask.memoryBytes()), mebibytes(free)));
    }

    /** The words cost more than the look, and nearly always nobody needs them. */
    private static Optional<String> refuseWhen(boolean refused, Supplier<String> reason) {
        return refused ? Optional.of(reason.get()) : Optional.empty();
    }

    private static long mebibytes(long bytes) {
        return Math.max(bytes, 0) / MEBIBYTE;
    }
}
