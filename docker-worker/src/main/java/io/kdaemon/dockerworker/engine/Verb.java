package io.kdaemon.dockerworker.engine;

import java.util.Locale;

/** The kinds of calls to an engine. */
public enum Verb {
    PING,
    FACTS,
    LIST,
    INSPECT,
    HAS_IMAGE,
    PULL,
    IMAGES,
    REMOVE_IMAGE,
    CREATE,
    START,
    UNPAUSE,
    STOP,
    REMOVE,
    AWAIT_GONE,
    LOGS,
    STATS,
    EVENTS;

    /** For people and meters: {@code has-image}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a call may simply be repeated: done twice is done once. A second {@code create} would be answered with a conflict. */
    public boolean isIdempotent() {
        return switch (this) {
            case CREATE, EVENTS -> false;
            case PING,
                    FACTS,
                    LIST,
                    INSPECT,
                    HAS_IMAGE,
                    PULL,
                    IMAGES,
                    REMOVE_IMAGE,
                    START,
                    UNPAUSE,
                    STOP,
                    REMOVE,
                    AWAIT_GONE,
                    LOGS,
                    STATS -> true;
        };
    }

    /** Whether it takes its time by nature, so that its duration says nothing about the node. */
    public boolean isSlowByNature() {
        return switch (this) {
            case PULL, IMAGES, REMOVE_IMAGE, STOP, AWAIT_GONE, STATS -> true;
            case PING, FACTS, LIST, INSPECT, HAS_IMAGE, CREATE, START, UNPAUSE, REMOVE, LOGS, EVENTS -> false;
        };
    }
}
