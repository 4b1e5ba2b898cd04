package io.kdaemon.messaging.stream;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a frame is for. */
public enum FrameKind {
    /** The stream runs; the body is the credit for what is sent to whoever says so. */
    OPENED,
    /** What the container printed, or any other bytes that come from it. */
    STDOUT,
    /** What it printed to its second stream. */
    STDERR,
    /** Bytes for the container. */
    STDIN,
    /** No more of them will come. */
    STDIN_END,
    /** The terminal's new size, {@code columns x rows} as in {@code 80x24}. */
    RESIZE,
    /** So many more bytes may be sent. */
    CREDIT,
    /** Still there. */
    HEARTBEAT,
    /** All went well; the body is an exit code, or empty where there is none. */
    END,
    /** It did not; the body is a {@link StreamFailure}. */
    ERROR,
    /** The other side does not want any more. */
    CLOSE;

    /** Whether credit is needed to send it. */
    public boolean isData() {
        return switch (this) {
            case STDOUT, STDERR, STDIN -> true;
            case OPENED, STDIN_END, RESIZE, CREDIT, HEARTBEAT, END, ERROR, CLOSE -> false;
        };
    }

    /** Whether nothing follows it in either direction. */
    public boolean isLast() {
        return switch (this) {
            case END, ERROR, CLOSE -> true;
            case OPENED, STDOUT, STDERR, STDIN, STDIN_END, RESIZE, CREDIT, HEARTBEAT -> false;
        };
    }

    /** On the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for what a newer process may send. */
    public static Optional<FrameKind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
