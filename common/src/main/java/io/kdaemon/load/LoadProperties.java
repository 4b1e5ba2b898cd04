package io.kdaemon.load;

import io.kdaemon.load.adapter.prometheus.LoadQuery;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How load is measured.
 *
 * @param interval how often every Prometheus is asked
 * @param rateWindow at least four scrape intervals
 * @param maxAge older samples count as unknown
 * @param timeout of one question to one Prometheus
 * @param maxAnswer what is longer is no answer; ten thousand instances are about half of it
 * @param queries what is asked instead of the default, by signal
 */
@Validated
@ConfigurationProperties("kdaemon.load")
public record LoadProperties(
        @DefaultValue("5s") @DurationMin(millis = 100) Duration interval,
        @DefaultValue("60s") @DurationMin(seconds = 4) Duration rateWindow,
        @DefaultValue("45s") @DurationMin(seconds = 1) Duration maxAge,

        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration timeout,

        @DefaultValue("32MB") DataSize maxAnswer,
        @DefaultValue @NotNull Map<Signal, LoadQuery> queries) {}
