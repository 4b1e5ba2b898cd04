package io.kdaemon.testing.fault;

/** Which way bytes go. */
public enum Direction {
    TO_SERVER,
    TO_CLIENT
}
