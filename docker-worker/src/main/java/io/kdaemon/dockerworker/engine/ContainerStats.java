package io.kdaemon.dockerworker.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * What a running container holds and has used, at one moment of its engine's clock.
 *
 * @param memoryBytes without the page cache that the kernel would give up first: what {@code docker stats} shows
 * @param cpuTime of all its processes on all cores, since it was started
 */
public record ContainerStats(Instant at, long memoryBytes, Duration cpuTime) {}
