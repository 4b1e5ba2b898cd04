package io.kdaemon.watcher.history;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what is over is remembered.
 *
 * @param keep timelines, ended jobs, removed containers and the like; an hour at least, so that nothing goes that people are still looking at
 * @param pause how often what is older is forgotten
 */
@Validated
@ConfigurationProperties("kdaemon.watcher.history")
public record HistoryProperties(
        @DefaultValue("90d") @DurationMin(hours = 1) Duration keep,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration pause) {}
