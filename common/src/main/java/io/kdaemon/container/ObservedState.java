package io.kdaemon.container;

import java.util.EnumSet;
import java.util.Set;

/**
 * What was last seen of a container. The whole law of transitions is {@link #next()}; {@code docs/states.md} draws it and a test compares the
 * two.
 */
public enum ObservedState {
    /** Accepted; no node has been chosen for this generation yet. */
    REQUESTED,
    /** A node is chosen and its room is reserved; the launch command is on its way. */
    PLACED,
    /** A docker-worker is at work: pulling the image, creating, starting. */
    STARTING,
    /** The engine reports the container running, and its own health check does not object. */
    RUNNING,
    /** The engine reports it running, but its own health check fails. */
    UNHEALTHY,
    /** It shall stop or go; the command to its engine is on its way. */
    STOPPING,
    /** It exists on its engine and does not run. */
    STOPPED,
    /** It is gone from its engine, and nothing of it is reserved any more. Final. */
    REMOVED,
    /** Given up: {@code lastError} says why. A user can start or remove it. */
    FAILED,
    /** Its node went silent; whether it still runs is unknown. */
    LOST;

    /** The states that may follow this one. Staying is always allowed and not listed. */
    public Set<ObservedState> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(PLACED, STOPPED, REMOVED, FAILED);
            case PLACED -> EnumSet.of(REQUESTED, STARTING, RUNNING, UNHEALTHY, STOPPING, STOPPED, FAILED, LOST);
            case STARTING -> EnumSet.of(REQUESTED, PLACED, RUNNING, UNHEALTHY, STOPPING, STOPPED, FAILED, LOST);
            case RUNNING -> EnumSet.of(REQUESTED, PLACED, STARTING, UNHEALTHY, STOPPING, STOPPED, FAILED, LOST);
            case UNHEALTHY -> EnumSet.of(REQUESTED, PLACED, STARTING, RUNNING, STOPPING, STOPPED, FAILED, LOST);
            case STOPPING -> EnumSet.of(REQUESTED, PLACED, RUNNING, UNHEALTHY, STOPPED, REMOVED, FAILED, LOST);
            case STOPPED ->
                EnumSet.of(REQUESTED, PLACED, STARTING, RUNNING, UNHEALTHY, STOPPING, REMOVED, FAILED, LOST);
            case LOST ->
                EnumSet.of(REQUESTED, PLACED, STARTING, RUNNING, UNHEALTHY, STOPPING, STOPPED, REMOVED, FAILED);
            case FAILED ->
                EnumSet.of(REQUESTED, PLACED, STARTING, RUNNING, UNHEALTHY, STOPPING, STOPPED, REMOVED, LOST);
            case REMOVED -> EnumSet.noneOf(ObservedState.class);
        };
    }

    public boolean canMoveTo(ObservedState target) {
        return this == target || next().contains(target);
    }

    /** Whether users can be sent to it. */
    public boolean isServing() {
        return this == RUNNING;
    }
}
