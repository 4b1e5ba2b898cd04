package io.kdaemon.application;

/** Number of an application. */
public record ApplicationId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
