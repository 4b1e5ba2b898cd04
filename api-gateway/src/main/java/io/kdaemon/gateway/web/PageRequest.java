package io.kdaemon.gateway.web;

/** Which part of a list is wanted. */
public record PageRequest(long after, int limit) {

    public static final int HIGHEST_LIMIT = 1000;
}
