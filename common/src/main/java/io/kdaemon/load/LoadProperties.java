package io.kdaemon.load;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How load is measured.
 *
 * @param rateWindow at least four scrape intervals
 * @param maxAge older samples count as unknown
 * @param timeout of one question to one Prometheus
 */
@Validated
@ConfigurationProperties("kdaemon.load")
public record LoadProperties(
        @DefaultValue("5s") Duration interval,
        @DefaultValue("60s") Duration rateWindow,
        @DefaultValue("45s") Duration maxAge,
        @DefaultValue("2s") Duration timeout) {}
