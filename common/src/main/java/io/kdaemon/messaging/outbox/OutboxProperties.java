package io.kdaemon.messaging.outbox;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How committed messages get to the broker.
 *
 * @param batchSize most messages sent at once
 * @param handoverLimit most messages kept in memory; others are found in the table
 * @param pollInterval how often the table is looked through for what nobody has sent
 * @param grace age from which on a stored message counts as left behind; younger ones are somebody's who is just sending them
 */
@Validated
@ConfigurationProperties("kdaemon.outbox")
public record OutboxProperties(
        @DefaultValue("200") @Min(1) int batchSize,
        @DefaultValue("10000") @Min(1) int handoverLimit,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("2s") Duration grace) {}
