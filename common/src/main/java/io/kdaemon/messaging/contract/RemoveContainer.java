package io.kdaemon.messaging.contract;

import org.jspecify.annotations.Nullable;

/**
 * To a docker-worker: stop and remove it. Done when it is gone.
 *
 * @param volumes whether its anonymous volumes go with it; null: they stay. Named ones always stay
 */
public record RemoveContainer(
        ContainerRef target, int graceSeconds, @Nullable Boolean volumes) implements MessageBody.Command {

    /** Its volumes stay. */
    public RemoveContainer(ContainerRef target, int graceSeconds) {
        this(target, graceSeconds, null);
    }

    public boolean withVolumes() {
        return Boolean.TRUE.equals(volumes);
    }
}
