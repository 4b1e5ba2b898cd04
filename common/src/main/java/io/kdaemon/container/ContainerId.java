package io.kdaemon.container;

/** Our own number of a container, the {@code id} of the API and the {@code kdaemon.container} label on the engine. */
public record ContainerId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
