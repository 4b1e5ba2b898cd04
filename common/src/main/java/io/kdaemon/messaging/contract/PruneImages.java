package io.kdaemon.messaging.contract;

import java.time.Instant;
import java.util.List;

/**
 * To a docker-worker: remove what no container of the node uses and nobody wants, and send what that was, as one object of JSON. Its target is
 * the node, no container.
 *
 * @param keep names of images that are wanted
 * @param before images that were built, or named on the node, later stay
 * @param dryRun say only what would go
 */
public record PruneImages(StreamTarget target, List<String> keep, Instant before, boolean dryRun)
        implements MessageBody.OpenStream {}
