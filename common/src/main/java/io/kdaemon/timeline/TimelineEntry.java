package io.kdaemon.timeline;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param id ascending; 0 until stored
 * @param kind short upper-case word: REQUESTED, PLACED, STATE, ENGINE_CALL, JOB ...
 * @param message one line for people
 * @param detail JSON text with more; null when the line says all
 */
public record TimelineEntry(
        long id,
        ContainerId containerId,
        @Nullable JobId jobId,
        Instant at,
        String kind,
        String message,
        @Nullable String detail) {}
