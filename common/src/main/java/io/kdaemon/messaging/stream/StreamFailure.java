package io.kdaemon.messaging.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Why a stream did not begin, or did not end well. The message is for people. */
public record StreamFailure(Reason reason, String message) {

    private static final char SEPARATOR = '\n';

    /** Whose business it is. */
    public enum Reason {
        /** The engine does not have what the stream is about. */
        NOT_FOUND,
        /** It stands against the container's state. */
        CONFLICT,
        /** The engine refuses what is asked for. */
        INVALID,
        /** More was to be copied than the limit allows. */
        TOO_LARGE,
        /** As many streams go to the node as may. */
        NODE_FULL,
        /** The docker-worker has as many streams as it may. */
        WORKER_FULL,
        /** The node's engine failed, refused the connection or broke it. */
        NODE_FAILED,
        /** The node's engine did not answer in time. */
        NODE_TIMEOUT,
        /** Nothing moved for so long that it was given up. */
        IDLE,
        /** Frames were lost, or the other side vanished. */
        LOST,
        /** The docker-worker stops, or there is none. */
        UNAVAILABLE
    }

    /** A reason that only a newer process knows is the node's. */
    static StreamFailure read(Frame frame) {
        String text = frame.text();
        int end = text.indexOf(SEPARATOR);
        String name = end < 0 ? "" : text.substring(0, end);
        Reason reason = Arrays.stream(Reason.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(Reason.NODE_FAILED);
        return new StreamFailure(reason, text.substring(end + 1));
    }

    byte[] bytes() {
        return (reason.name() + SEPARATOR + message).getBytes(StandardCharsets.UTF_8);
    }
}
