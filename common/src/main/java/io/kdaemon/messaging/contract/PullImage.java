package io.kdaemon.messaging.contract;

import org.jspecify.annotations.Nullable;

/**
 * To a docker-worker: bring an image to the node, and tell how far it is: lines of JSON, of which the last one says what became of it. Its target
 * is the node, no container.
 *
 * @param refresh also when the node has one of that name
 * @param login for the registry of the image; null: none is kept
 */
public record PullImage(StreamTarget target, String image, boolean refresh, LaunchContainer.@Nullable Login login)
        implements MessageBody.OpenStream {}
