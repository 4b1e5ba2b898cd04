package io.kdaemon.node;

/** How a node was last seen. Whether it may be used is another question: {@link Node#enabled()}. */
public enum NodeStatus {
    /** Never observed since it was added or its address changed. */
    UNKNOWN,
    /** Its engine answered the last observation. */
    READY,
    /** The last observation failed; it is asked again before anything follows from that. */
    SUSPECT,
    /** It failed to answer for longer than the grace period: its containers are LOST. */
    DOWN
}
