package io.kdaemon.dockerworker.engine;

import java.time.Instant;
import java.util.Optional;

/** What a container uses, as it changes. */
public interface UsageStream extends AutoCloseable {

    /**
     * One sample.
     *
     * @param cpuCores used since the sample before
     * @param memoryBytes without the page cache that the kernel would give up first
     * @param memoryLimitBytes its own limit, or what the node has
     */
    record Usage(
            Instant at, double cpuCores, long memoryBytes, long memoryLimitBytes, Traffic traffic, long processes) {}

    /** Since it was started. */
    record Traffic(long networkReceivedBytes, long networkSentBytes, long diskReadBytes, long diskWrittenBytes) {}

    /**
     * Waits for the next sample.
     *
     * @return empty at the end: it does not run any more, or only one was asked for
     * @throws EngineException when the connection broke, or was closed meanwhile
     */
    Optional<Usage> next();

    /** By any thread; ends a {@link #next} that waits. */
    @Override
    void close();
}
