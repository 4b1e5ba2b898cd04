package io.kdaemon.messaging.contract;

import java.time.Instant;

/**
 * Which container on which node a report is about.
 *
 * @param at when the engine was asked, by the docker-worker's clock
 */
public record ReportOrigin(long containerId, int generation, long nodeId, long jobId, Instant at) {}
