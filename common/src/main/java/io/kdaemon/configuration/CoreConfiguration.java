package io.kdaemon.configuration;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every service needs whatever else it does: the operator's settings and the time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KdaemonProperties.class)
public class CoreConfiguration {

    /** In steps of what the database keeps, so that a time reads the same before and after it was stored. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
