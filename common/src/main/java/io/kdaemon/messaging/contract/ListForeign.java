package io.kdaemon.messaging.contract;

import java.util.List;

/**
 * To a docker-worker: send the node's containers that have no labels of our cluster, as one object of JSON whose {@code containers} are each a
 * {@link ForeignContainer}. The target names no container.
 *
 * @param described the engine's ids or names of those that are to be described as well
 */
public record ListForeign(StreamTarget target, String cluster, List<String> described)
        implements MessageBody.OpenStream {}
