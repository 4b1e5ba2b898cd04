package io.kdaemon.dockerworker.engine.adapter.docker;

import java.time.Duration;

/**
 * How engines are called.
 *
 * @param mostAnswerBytes of an answer that is not a stream
 */
public record EngineSettings(Timeouts timeouts, Pulls pulls, Safeguards safeguards, long mostAnswerBytes) {

    /**
     * @param read for calls that only look
     * @param write for calls that change something
     * @param stop what a stop may take beyond its grace
     */
    public record Timeouts(Duration connect, Duration ping, Duration read, Duration write, Duration stop) {}

    /**
     * @param stall without any progress a pull ends after this time
     * @param total and in any case after this
     */
    public record Pulls(Duration stall, Duration total) {}

    /**
     * Limits of containers whose applications name none.
     *
     * @param memoryBytes 0 for none
     * @param pids processes and threads
     */
    public record Safeguards(long memoryBytes, long pids, Logs logs) {}

    /** Bounds of what the engine keeps of a container's output. */
    public record Logs(long maxFileBytes, int maxFiles) {}
}
