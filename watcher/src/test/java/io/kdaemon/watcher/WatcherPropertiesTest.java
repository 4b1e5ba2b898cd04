package io.kdaemon.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class WatcherPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @Test
    void shouldHaveTheseDefaults() {
        runner.run(context -> assertThat(context.getBean(WatcherProperties.class))
                .isEqualTo(new WatcherProperties(
                        new WatcherProperties.Intake(2, 50, Duration.ofSeconds(10)),
                        new WatcherProperties.Sweeper(Duration.ofMillis(500), Duration.ofSeconds(10), 100, false),
                        new WatcherProperties.Observation(
                                Duration.ofMillis(500),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(2),
                                200,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(2)),
                        new WatcherProperties.Verdict(
                                Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(1), 0.5, 3),
                        new WatcherProperties.Survey(
                                Duration.ofSeconds(5), Duration.ofSeconds(45), Duration.ofSeconds(30)),
                        new WatcherProperties.Consul(
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(30)),
                        new WatcherProperties.Notification(
                                Duration.ofSeconds(1),
                                null,
                                null,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(5),
                                10),
                        new WatcherProperties.Usage(Duration.ofHours(24)))));
    }

    @Test
    void shouldRefuseAWebhookWithoutSecret() {
        runner.withPropertyValues("kdaemon.watcher.notification.webhook-url=http://127.0.0.1:1")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("webhook-secret"));
    }

    @Test
    void shouldRefuseAnOverlapAsLongAsTheWindow() {
        runner.withPropertyValues("kdaemon.watcher.observation.overlap=15s")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("shorter than the window"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(WatcherProperties.class)
    static class Bound {}
}
