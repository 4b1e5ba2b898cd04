package io.kdaemon.messaging.stream;

/** Carries frames between processes: fast, without keeping any, and telling when it lost its connection. */
public interface FrameTransport {

    /**
     * While the application is put together, once for each side.
     *
     * @param side what it is called in the broker's own tools
     */
    FrameLine open(String side, FrameListener listener);
}
