package io.kdaemon.messaging.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container that somebody else has made, as its engine shows it.
 *
 * @param state the engine's word for it
 * @param status the engine's sentence about it: {@code Up 3 minutes}
 * @param cluster name of another cluster of kDaemon that has labelled it; null when none has
 * @param description null when it was not asked for
 */
public record ForeignContainer(
        String engineContainerId,
        String name,
        String image,
        String state,
        String status,
        @Nullable String cluster,
        @Nullable Description description) {

    /**
     * How it runs.
     *
     * @param at when it was looked at, by the docker-worker's clock
     * @param endpoints where its ports are reached
     * @param health {@code NONE}, {@code STARTING}, {@code HEALTHY} or {@code UNHEALTHY}
     * @param definition fields of an application that would run the same, as the API takes them
     * @param leftOut what of it no field says
     */
    public record Description(
            Instant at,
            List<PublishedPort> endpoints,
            String health,
            Map<String, Object> definition,
            List<String> leftOut) {}
}
