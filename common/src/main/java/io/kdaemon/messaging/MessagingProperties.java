package io.kdaemon.messaging;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages are sent, delivered again and given up.
 *
 * @param confirmTimeout how long a send waits for the broker's confirms
 * @param retryDelays steps between deliveries; each is a queue of its own, named by its delay
 * @param maxDeliveries failed deliveries before a message is dead
 * @param observeExpiry age at which an observation or a measurement nobody has taken is worthless
 * @param streamExpiry age at which a request for a stream nobody has taken is worthless
 * @param stopTimeout how long a stop waits for handlers at work; what is not done by then is handed back to the broker
 */
@Validated
@ConfigurationProperties("kdaemon.messaging")
public record MessagingProperties(
        @DefaultValue("5s") Duration confirmTimeout,
        @DefaultValue({"1s", "5s", "30s"}) @NotEmpty List<Duration> retryDelays,
        @DefaultValue("6") @Min(1) int maxDeliveries,
        @DefaultValue("15s") Duration observeExpiry,
        @DefaultValue("10s") Duration streamExpiry,
        @DefaultValue("15s") Duration stopTimeout) {}
