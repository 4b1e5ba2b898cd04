package io.kdaemon.messaging.stream;

/** One side of this process's streams, called by a {@link FrameTransport}. Never waits. */
public interface FrameListener {

    /** @param from where the sender takes frames */
    void arrived(Frame frame, String from);

    /** Nobody takes the frames of this stream any more. */
    void undeliverable(String streamId);

    /** The address has changed: what was sent to the old one is lost. */
    void cutOff();
}
