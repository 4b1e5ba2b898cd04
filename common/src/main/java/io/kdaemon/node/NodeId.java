package io.kdaemon.node;

/** Number of a node. */
public record NodeId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
