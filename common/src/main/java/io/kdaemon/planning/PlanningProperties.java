package io.kdaemon.planning;

import io.kdaemon.node.Resources;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How containers are placed.
 *
 * @param maxAge how old the picture of the nodes may be on which is decided; room is claimed in the database in any case
 */
@Validated
@ConfigurationProperties("kdaemon.planning")
public record PlanningProperties(
        @DefaultValue("500ms") Duration maxAge,
        @DefaultValue @Valid DefaultAsk defaultAsk,
        @DefaultValue @Valid Overcommit overcommit,
        @DefaultValue @Valid Weights weights) {

    /** What is reserved for a container whose application asks for nothing. */
    public record DefaultAsk(
            @DefaultValue("10") @Min(0) long cpuMillis,
            @DefaultValue("32MB") DataSize memory) {

        public Resources resources() {
            return new Resources(cpuMillis, memory.toBytes());
        }
    }

    /** Factors on a node's capacity up to which room may be promised. CPU can be shared, memory cannot. */
    public record Overcommit(
            @DefaultValue("2.0") @DecimalMin("0.1") double cpu,
            @DefaultValue("1.0") @DecimalMin("0.1") double memory) {}

    /** How much each term of the score counts. */
    public record Weights(
            @DefaultValue("1.0") double cpuHeadroom,
            @DefaultValue("1.0") double memoryHeadroom,
            @DefaultValue("0.5") double unpromised) {}
}
