package io.kdaemon.lifecycle.execution;

import io.kdaemon.lifecycle.LifecyclePolicy.UpdateTimes;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How containers are updated; the same for all services.
 *
 * @param healthyWithin how long a new generation may take to become healthy once it runs, where a request does not say
 * @param settle a new generation that was healthy for so long is trusted
 * @param drain the old generation serves for so long after users have been led to the new one
 */
@Validated
@ConfigurationProperties("kdaemon.lifecycle")
public record LifecycleProperties(
        @DefaultValue("2m") @DurationMin(seconds = 1) @DurationMax(hours = 24)
        Duration healthyWithin,

        @DefaultValue("5s") @DurationMin(millis = 0) @DurationMax(hours = 1)
        Duration settle,

        @DefaultValue("5s") @DurationMin(millis = 0) @DurationMax(hours = 1)
        Duration drain) {

    UpdateTimes times() {
        return new UpdateTimes(settle, drain, healthyWithin);
    }
}
