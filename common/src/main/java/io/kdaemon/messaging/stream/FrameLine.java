package io.kdaemon.messaging.stream;

/** The way of one side's frames. */
public interface FrameLine {

    /**
     * Where frames for this side go; another one after every loss of the connection.
     *
     * @throws FrameLostException when there is none at the moment
     */
    String address();

    /**
     * Frames to one address arrive in the order in which they are sent, or not at all. Waits while the broker takes frames slowly.
     *
     * @throws FrameLostException when the broker does not take it
     */
    void send(String to, Frame frame);
}
