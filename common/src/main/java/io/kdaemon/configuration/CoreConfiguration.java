package io.kdaemon.configuration;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every service needs whatever else it does: the operator's settings and the time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KdaemonProperties.class)
public class CoreConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
