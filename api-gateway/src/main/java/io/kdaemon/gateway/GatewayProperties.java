package io.kdaemon.gateway;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be tuned on the gateway.
 *
 * @param firstLook how long an added node's answer waits for the first observation
 * @param allowedHosts names by which a gateway bound to loopback may be called besides those of loopback itself, e.g. that of a reverse proxy
 * @param removalPace how often removals that wait for containers to go are looked at
 * @param drain how long it goes on serving after it said that it is not ready any more, so that load balancers take it out in time
 */
@Validated
@ConfigurationProperties("kdaemon.gateway")
public record GatewayProperties(
        @DefaultValue("3s") @NotNull Duration firstLook,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("1s") @NotNull Duration removalPace,
        @DefaultValue("0s") @NotNull Duration drain,
        @DefaultValue @NotNull Streams streams) {

    /**
     * Of server-sent events.
     *
     * @param heartbeat a stream that has nothing to tell says so this often
     * @param buffer news that may wait for one client; one that falls further behind is dropped
     * @param most clients at a time
     */
    public record Streams(
            @DefaultValue("15s") @NotNull Duration heartbeat,
            @DefaultValue("256") @Min(1) int buffer,
            @DefaultValue("1000") @Min(1) int most) {}
}
