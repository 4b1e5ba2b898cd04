package io.kdaemon.dockerworker.engine;

import java.time.Instant;
import java.util.List;

/**
 * An image as an engine has it.
 *
 * @param names with tags, as {@code ghost:5}
 * @param digests as {@code ghost@sha256:...}
 * @param bytes with layers that other images may share
 * @param since when it was built, or got its latest name here; engines do not tell when they pulled it
 */
public record EngineImage(String id, List<String> names, List<String> digests, long bytes, Instant since) {}
