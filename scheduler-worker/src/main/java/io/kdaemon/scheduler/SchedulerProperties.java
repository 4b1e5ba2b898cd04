package io.kdaemon.scheduler;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the scheduler works.
 *
 * @param batchSize launches decided in one transaction
 * @param nodeTableMaxAge how old the picture of the nodes may be on which is decided; room is claimed in the database in any case
 */
@Validated
@ConfigurationProperties("kdaemon.scheduler")
public record SchedulerProperties(
        @DefaultValue("100") @Min(1) @Max(1000) int batchSize,
        @DefaultValue("500ms") Duration nodeTableMaxAge,
        @DefaultValue @Valid Ask defaultAsk,
        @DefaultValue @Valid Overcommit overcommit,
        @DefaultValue @Valid Load load,
        @DefaultValue @Valid Weights weights) {

    /** What is reserved for a container whose application asks for nothing. */
    public record Ask(
            @DefaultValue("10") @Min(0) long cpuMillis,
            @DefaultValue("32MB") DataSize memory) {}

    /** Factors on a node's capacity up to which room may be promised. CPU can be shared, memory cannot. */
    public record Overcommit(
            @DefaultValue("2.0") @DecimalMin("0.1") double cpu,
            @DefaultValue("1.0") @DecimalMin("0.1") double memory) {}

    /**
     * How load is measured.
     *
     * @param rateWindow at least four scrape intervals
     * @param maxAge older samples count as unknown
     */
    public record Load(
            @DefaultValue("5s") Duration interval,
            @DefaultValue("60s") Duration rateWindow,
            @DefaultValue("45s") Duration maxAge,
            @DefaultValue("2s") Duration timeout) {}

    /** How much each term of the score counts. */
    public record Weights(
            @DefaultValue("1.0") double cpuHeadroom,
            @DefaultValue("1.0") double memoryHeadroom,
            @DefaultValue("0.5") double unpromised) {}
}
