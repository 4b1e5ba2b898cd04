package io.kdaemon.run;

import org.jspecify.annotations.Nullable;

/**
 * Whether a container that ended by itself is brought back. It is kDaemon that does, never the engine.
 *
 * @param most of ON_FAILURE: how often in a row; null: as often as the cluster repairs anything
 */
public record RestartPolicy(Mode mode, @Nullable Integer most) {

    public static final RestartPolicy ALWAYS = new RestartPolicy(Mode.ALWAYS, null);
    public static final RestartPolicy NEVER = new RestartPolicy(Mode.NEVER, null);

    /** When. */
    public enum Mode {
        /** However it ended. */
        ALWAYS,
        /** When it ended with another exit code than 0. */
        ON_FAILURE,
        /** Not at all: a container that did its work. */
        NEVER
    }

    /** Whether a container that ended with this code is brought back. */
    public boolean bringsBack(int exitCode) {
        return switch (mode) {
            case ALWAYS -> true;
            case ON_FAILURE -> exitCode != 0;
            case NEVER -> false;
        };
    }

    /** As people write it. */
    public String words() {
        return switch (mode) {
            case ALWAYS -> "always";
            case ON_FAILURE -> most == null ? "on-failure" : "on-failure:" + most;
            case NEVER -> "no";
        };
    }

    public static RestartPolicy onFailure(@Nullable Integer most) {
        return new RestartPolicy(Mode.ON_FAILURE, most);
    }
}
