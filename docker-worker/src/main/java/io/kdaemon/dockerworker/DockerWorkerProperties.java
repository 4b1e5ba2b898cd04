package io.kdaemon.dockerworker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the docker-worker works.
 *
 * @param inFlight users' commands at work or waiting in this worker
 * @param urgentInFlight repairs' commands at work or waiting in this worker
 * @param patience age up to which a command waits for a node whose calls keep failing
 * @param maxAnswer size of one answer of an engine, streams apart: a longer one is not read to its end
 */
@Validated
@ConfigurationProperties("kdaemon.docker-worker")
public record DockerWorkerProperties(
        @DefaultValue("128") @Min(1) int inFlight,
        @DefaultValue("32") @Min(1) int urgentInFlight,
        @DefaultValue("20s") @DurationMin(seconds = 1) Duration patience,
        @DefaultValue("32MB") DataSize maxAnswer,
        @DefaultValue @Valid Node node,
        @DefaultValue @Valid Timeouts timeouts,
        @DefaultValue @Valid Pull pull,
        @DefaultValue @Valid Observation observation,
        @DefaultValue @Valid ContainerLog containerLog,
        @DefaultValue @Valid Usage usage,
        @DefaultValue @Valid Probes probes) {

    private static final DataSize SMALLEST_ANSWER = DataSize.ofKilobytes(64);

    /**
     * What one node may hold.
     *
     * @param writes launches or removals at a time before anything is known of its engine
     * @param minWrites the least that it is measured down to
     * @param maxWrites the most that it is measured up to
     * @param commands users' commands at work or waiting
     * @param urgentCommands repairs' commands at work or waiting
     * @param writeWait how long a command waits for its turn before it is handed back
     * @param silence a node that has been called for so long without any answer gets no further commands
     */
    public record Node(
            @DefaultValue("4") @Min(1) int writes,
            @DefaultValue("2") @Min(1) int minWrites,
            @DefaultValue("8") @Min(1) int maxWrites,
            @DefaultValue("16") @Min(1) int commands,
            @DefaultValue("8") @Min(1) int urgentCommands,
            @DefaultValue("60s") Duration writeWait,
            @DefaultValue("2s") @DurationMin(millis = 1) Duration silence,
            @DefaultValue @Valid Breaker breaker) {

        @AssertTrue(message = "writes must be between min-writes and max-writes")
        boolean isWritesWithinBounds() {
            return minWrites <= writes && writes <= maxWrites;
        }
    }

    /**
     * When calls to a node's engine are suspended.
     *
     * @param window calls that are looked back on
     * @param minimumCalls fewer say nothing
     * @param slowCall when every call takes longer, it counts as failing; commands do not wait for a node that is quiet for so long
     * @param rest how long the engine is left alone before one ping tries it again
     */
    public record Breaker(
            @DefaultValue("10") @Min(1) int window,
            @DefaultValue("5") @Min(1) int minimumCalls,
            @DefaultValue("5s") Duration slowCall,
            @DefaultValue("5s") Duration rest) {}

    /** Per call. {@code read} looks, {@code write} changes; a stop has {@code stop} in addition to its grace. */
    public record Timeouts(
            @DefaultValue("2s") @DurationMin(millis = 1) Duration connect,
            @DefaultValue("2500ms") @DurationMin(millis = 1) Duration ping,
            @DefaultValue("10s") @DurationMin(millis = 1) Duration read,
            @DefaultValue("30s") @DurationMin(millis = 1) Duration write,
            @DefaultValue("30s") @DurationMin(millis = 1) Duration stop) {}

    /** A pull ends when it makes no progress for {@code stall}, and in any case after {@code total}. */
    public record Pull(
            @DefaultValue("60s") @DurationMin(seconds = 1) Duration stall,
            @DefaultValue("15m") @DurationMin(seconds = 1) Duration total) {}

    /**
     * @param pingInterval how often a quiet engine is asked for a sign of life
     * @param debounce events of one container within this time are one look
     */
    public record Observation(
            @DefaultValue("4s") @DurationMin(millis = 1) Duration pingInterval,
            @DefaultValue("50ms") Duration debounce) {}

    /** What an engine keeps of a container's output. */
    public record ContainerLog(
            @DefaultValue("10MB") DataSize maxSize,
            @DefaultValue("3") @Min(1) int maxFiles) {}

    /**
     * How what containers use is measured.
     *
     * @param interval how often on each node; zero for not at all
     * @param span for how long the CPU of a container is watched
     * @param perNode containers measured per node and interval, each of another application
     * @param slowCall an engine that takes longer for one call is left alone until the next time
     */
    public record Usage(
            @DefaultValue("60s") @DurationMin(millis = 0) Duration interval,
            @DefaultValue("10s") @DurationMin(millis = 100) Duration span,
            @DefaultValue("10") @Min(1) int perNode,
            @DefaultValue("2s") @DurationMin(millis = 1) Duration slowCall) {}

    /**
     * @param atOnce containers that are asked over HTTP or TCP at a time whether they work
     * @param perNode those of one node among them
     */
    public record Probes(
            @DefaultValue("128") @Min(1) int atOnce,
            @DefaultValue("32") @Min(1) int perNode) {}

    /** What an engine says about itself alone takes a few kilobytes. */
    @AssertTrue(message = "max-answer must be at least 64KB")
    boolean isAnswerReadable() {
        return maxAnswer.compareTo(SMALLEST_ANSWER) >= 0;
    }

    /** Otherwise one hung node could hold all of this worker. */
    @AssertTrue(message = "node.commands must be less than in-flight, node.urgent-commands less than urgent-in-flight")
    boolean isRoomLeftForOtherNodes() {
        return node.commands() < inFlight && node.urgentCommands() < urgentInFlight;
    }
}
