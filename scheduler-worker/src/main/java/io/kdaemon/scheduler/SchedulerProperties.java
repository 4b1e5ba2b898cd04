package io.kdaemon.scheduler;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the scheduler works.
 *
 * @param batchSize launches decided in one transaction
 * @param capacityPause between two looks whether a node could now take what waits for capacity
 * @param loadPatience how long the load of a node may be unknown before administrators are told
 */
@Validated
@ConfigurationProperties("kdaemon.scheduler")
public record SchedulerProperties(
        @DefaultValue("100") @Min(1) @Max(1000) int batchSize,
        @DefaultValue("500ms") @DurationMin(millis = 10) Duration capacityPause,
        @DefaultValue("1m") @DurationMin(seconds = 0) Duration loadPatience) {}
