package io.kdaemon.planning;

import io.kdaemon.node.Resources;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How containers are placed.
 *
 * @param maxAge how old the picture of the nodes may be on which is decided; room is claimed in the database in any case
 * @param failureMemory how long a node is held responsible for a launch that failed on it
 */
@Validated
@ConfigurationProperties("kdaemon.planning")
public record PlanningProperties(
        @DefaultValue("500ms") Duration maxAge,
        @DefaultValue("10m") Duration failureMemory,
        @DefaultValue @Valid DefaultAsk defaultAsk,
        @DefaultValue @Valid LearnedAsk learnedAsk,
        @DefaultValue @Valid Overcommit overcommit,
        @DefaultValue @Valid Limits limits,
        @DefaultValue @Valid Weights weights) {

    public AskPolicy askPolicy() {
        return new AskPolicy(defaultAsk.resources(), learnedAsk.toLearning());
    }

    /** What is reserved for a container whose application asks for nothing and was not measured for long enough. */
    public record DefaultAsk(
            @DefaultValue("10") @Min(0) long cpuMillis,
            @DefaultValue("32MB") DataSize memory) {

        public Resources resources() {
            return new Resources(cpuMillis, memory.toBytes());
        }
    }

    /**
     * When and how the measured use of an application's containers becomes its ask.
     *
     * @param minimumSamples measurements there have to be
     * @param minimumTime from the first to the last of them
     * @param margin factor on what was seen
     * @param leastCpuMillis never less CPU is asked for
     * @param leastMemory never less memory is asked for
     * @param mostOfNode never more than this share of the largest node
     */
    public record LearnedAsk(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("30") @Min(1) long minimumSamples,
            @DefaultValue("30m") @DurationMin(seconds = 0) Duration minimumTime,

            @DefaultValue("1.15") @DecimalMin("1.0") @DecimalMax("10.0")
            double margin,

            @DefaultValue("10") @Min(0) long leastCpuMillis,
            @DefaultValue("16MB") DataSize leastMemory,

            @DefaultValue("0.8") @DecimalMin("0.1") @DecimalMax("1.0")
            double mostOfNode) {

        AskPolicy.Learning toLearning() {
            return new AskPolicy.Learning(
                    enabled,
                    minimumSamples,
                    minimumTime,
                    margin,
                    new Resources(leastCpuMillis, leastMemory.toBytes()),
                    mostOfNode);
        }
    }

    /** Factors on a node's capacity up to which room may be promised. CPU can be shared, memory cannot. */
    public record Overcommit(
            @DefaultValue("2.0") @DecimalMin("0.1") double cpu,
            @DefaultValue("1.0") @DecimalMin("0.1") double memory) {}

    /**
     * Beyond which a node is refused.
     *
     * @param memoryStall share of the time
     * @param diskFree what has to be left
     */
    public record Limits(
            @DefaultValue("0.1") @DecimalMin("0.0") @DecimalMax("1.0")
            double memoryStall,

            @DefaultValue("1GB") DataSize diskFree) {

        public NodeFilters.Limits toLimits() {
            return new NodeFilters.Limits(memoryStall, diskFree.toBytes());
        }
    }

    /** How much each term of the score counts. */
    public record Weights(
            @DefaultValue("1.0") @DecimalMin("0.0") double cpuHeadroom,
            @DefaultValue("1.0") @DecimalMin("0.0") double memoryHeadroom,
            @DefaultValue("0.5") @DecimalMin("0.0") double unpromised,
            @DefaultValue("0.2") @DecimalMin("0.0") double cpuCalm,
            @DefaultValue("0.2") @DecimalMin("0.0") double ioCalm,
            @DefaultValue("0.3") @DecimalMin("0.0") double apart,
            @DefaultValue("1.0") @DecimalMin("0.0") double spread,
            @DefaultValue("0.5") @DecimalMin("0.0") double reliable,
            @DefaultValue("0.1") @DecimalMin("0.0") double imagePresent) {

        public NodeScorers.Weights toWeights() {
            return new NodeScorers.Weights(
                    cpuHeadroom, memoryHeadroom, unpromised, cpuCalm, ioCalm, apart, spread, reliable, imagePresent);
        }
    }
}
