package io.kdaemon.scheduler;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the scheduler works.
 *
 * @param batchSize launches decided in one transaction
 */
@Validated
@ConfigurationProperties("kdaemon.scheduler")
public record SchedulerProperties(
        @DefaultValue("100") @Min(1) @Max(1000) int batchSize) {}
