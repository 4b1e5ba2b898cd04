package io.kdaemon.messaging.stream;

import java.nio.charset.StandardCharsets;

/**
 * A piece of a stream. The body belongs to the frame: nobody changes it.
 *
 * @param sequence counts the frames of one direction, beginning with 0
 */
public record Frame(String streamId, long sequence, FrameKind kind, byte[] body) {

    /** The body of frames that are for us and not for the container. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
