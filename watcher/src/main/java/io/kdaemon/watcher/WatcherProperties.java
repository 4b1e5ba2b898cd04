package io.kdaemon.watcher;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** How the watcher works. */
@Validated
@ConfigurationProperties("kdaemon.watcher")
public record WatcherProperties(
        @DefaultValue @Valid Intake intake,
        @DefaultValue @Valid Sweeper sweeper,
        @DefaultValue @Valid Observation observation,
        @DefaultValue @Valid Verdict verdict,
        @DefaultValue @Valid Survey survey,
        @DefaultValue @Valid Consul consul,
        @DefaultValue @Valid Notification notification,
        @DefaultValue @Valid Usage usage) {

    /**
     * Reports and hints that are handled at a time.
     *
     * @param batchSize messages handled in one transaction
     * @param strayStopGrace what a container that nobody knows is given to stop before it is removed
     */
    public record Intake(
            @DefaultValue("2") @Min(1) @Max(64) int consumers,
            @DefaultValue("50") @Min(1) @Max(1000) int batchSize,
            @DefaultValue("10s") Duration strayStopGrace) {}

    /**
     * Overdue jobs.
     *
     * @param lease how long nobody else takes up what one sweeper has claimed
     * @param allDueAtStart for a broker that forgets its messages when it stops
     */
    public record Sweeper(
            @DefaultValue("500ms") @DurationMin(millis = 10) Duration pause,
            @DefaultValue("10s") @DurationMin(seconds = 1) Duration lease,
            @DefaultValue("100") @Min(1) @Max(1000) int batchSize,
            @DefaultValue("false") boolean allDueAtStart) {}

    /**
     * Nodes that are looked at.
     *
     * @param overlap how long before the end of a window the next one is asked for
     * @param retryAfter wait before a node that did not answer is asked again
     * @param lastSeenPrecision how far "last seen" may lag behind while nothing changes
     * @param pulsePause how often the watcher itself feels whether the engines answer
     */
    public record Observation(
            @DefaultValue("500ms") @DurationMin(millis = 10) Duration pause,
            @DefaultValue("15s") @DurationMin(seconds = 1) Duration window,
            @DefaultValue("2s") Duration overlap,
            @DefaultValue("200") @Min(1) @Max(1000) int batchSize,
            @DefaultValue("1s") @NotNull Duration retryAfter,
            @DefaultValue("10s") @NotNull Duration lastSeenPrecision,
            @DefaultValue("2s") @DurationMin(millis = 10) Duration pulsePause) {

        @AssertTrue(message = "must be shorter than the window")
        boolean isOverlapShorterThanWindow() {
            return overlap.compareTo(window) < 0;
        }
    }

    /**
     * The look at the whole cluster.
     *
     * @param overdue silence of all docker-workers after which administrators are told; longer than a node's window and what "last seen" may
     *     lag behind, and than a worker's restart
     * @param capacityPatience how long a container may wait for a node with room before administrators are told
     */
    public record Survey(
            @DefaultValue("5s") @DurationMin(millis = 10) Duration pause,
            @DefaultValue("45s") @DurationMin(millis = 10) Duration overdue,
            @DefaultValue("30s") @NotNull Duration capacityPatience) {}

    /**
     * Nodes that do not answer.
     *
     * @param grace how long a node may stay silent before it is DOWN
     * @param witnessTimeout the watcher's own look at the engine, for connecting and for the answer each
     * @param massShare when more than this share of the nodes fails at once, nothing follows from it
     * @param massAtLeast fewer failing nodes than this are never "most of them"
     */
    public record Verdict(
            @DefaultValue("500ms") @DurationMin(millis = 10) Duration pause,
            @DefaultValue("5s") @NotNull Duration grace,
            @DefaultValue("1s") @DurationMin(millis = 1) Duration witnessTimeout,

            @DefaultValue("0.5") @DecimalMin("0.0") @DecimalMax("1.0")
            double massShare,

            @DefaultValue("3") @Min(1) int massAtLeast) {}

    /**
     * Endpoints in Consul, where {@code kdaemon.consul} names one.
     *
     * @param auditPause how often what Consul holds is compared, and not only what was written to it
     * @param timeout of one call, for connecting and for the answer each
     * @param retryLimit longest wait while Consul does not answer
     */
    public record Consul(
            @DefaultValue("1s") @DurationMin(millis = 10) Duration pause,
            @DefaultValue("1m") @DurationMin(seconds = 1) Duration auditPause,
            @DefaultValue("1s") @DurationMin(millis = 10) Duration timeout,
            @DefaultValue("30s") @DurationMin(seconds = 1) Duration retryLimit) {}

    /**
     * What administrators are told.
     *
     * @param webhookUrl where notifications are posted; without it they are only logged
     * @param webhookSecret key of their signature
     * @param retryFirst wait after the first failed delivery, doubled after every further one
     */
    public record Notification(
            @DefaultValue("1s") @DurationMin(millis = 10) Duration pause,
            @Nullable URI webhookUrl,
            @Nullable String webhookSecret,
            @DefaultValue("5s") @DurationMin(millis = 10) Duration timeout,
            @DefaultValue("2s") @DurationMin(millis = 10) Duration retryFirst,
            @DefaultValue("5m") @DurationMin(millis = 10) Duration retryLimit,
            @DefaultValue("10") @Min(1) @Max(100) int maxAttempts) {

        @AssertTrue(message = "needs webhook-secret as well, to sign what is sent")
        boolean isWebhookUrlWithSecret() {
            return webhookUrl == null || webhookSecret != null && !webhookSecret.isBlank();
        }
    }

    /**
     * What is learnt from measurements of containers.
     *
     * @param halfLife after this time a measurement counts half
     */
    public record Usage(
            @DefaultValue("24h") @DurationMin(seconds = 1) Duration halfLife) {}
}
