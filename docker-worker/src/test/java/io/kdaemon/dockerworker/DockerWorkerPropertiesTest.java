package io.kdaemon.dockerworker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class DockerWorkerPropertiesTest {

    private static final DockerWorkerProperties DEFAULTS = new DockerWorkerProperties(
            128,
            32,
            Duration.ofSeconds(20),
            DataSize.ofMegabytes(32),
            new DockerWorkerProperties.Node(
                    4,
                    2,
                    8,
                    16,
                    8,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(2),
                    new DockerWorkerProperties.Breaker(10, 5, Duration.ofSeconds(5), Duration.ofSeconds(5))),
            new DockerWorkerProperties.Timeouts(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(2500),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30)),
            new DockerWorkerProperties.Pull(Duration.ofSeconds(60), Duration.ofMinutes(15)),
            new DockerWorkerProperties.Observation(Duration.ofSeconds(4), Duration.ofMillis(50)),
            new DockerWorkerProperties.ContainerLog(DataSize.ofMegabytes(10), 3),
            new DockerWorkerProperties.Usage(Duration.ofSeconds(60), Duration.ofSeconds(10), 10, Duration.ofSeconds(2)),
            new DockerWorkerProperties.Probes(128, 32));

    private static final Map<String, String> EVERY_KEY = Map.ofEntries(
            Map.entry("in-flight", "100"),
            Map.entry("urgent-in-flight", "50"),
            Map.entry("patience", "1m"),
            Map.entry("max-answer", "2MB"),
            Map.entry("node.writes", "5"),
            Map.entry("node.min-writes", "1"),
            Map.entry("node.max-writes", "6"),
            Map.entry("node.commands", "2"),
            Map.entry("node.urgent-commands", "3"),
            Map.entry("node.write-wait", "4s"),
            Map.entry("node.silence", "19s"),
            Map.entry("node.breaker.window", "5"),
            Map.entry("node.breaker.minimum-calls", "6"),
            Map.entry("node.breaker.slow-call", "7s"),
            Map.entry("node.breaker.rest", "8s"),
            Map.entry("timeouts.connect", "9s"),
            Map.entry("timeouts.ping", "10s"),
            Map.entry("timeouts.read", "11s"),
            Map.entry("timeouts.write", "12s"),
            Map.entry("timeouts.stop", "20s"),
            Map.entry("pull.stall", "13s"),
            Map.entry("pull.total", "14s"),
            Map.entry("observation.ping-interval", "15s"),
            Map.entry("observation.debounce", "16ms"),
            Map.entry("container-log.max-size", "17MB"),
            Map.entry("container-log.max-files", "18"),
            Map.entry("probes.at-once", "24"),
            Map.entry("probes.per-node", "25"),
            Map.entry("usage.interval", "0"),
            Map.entry("usage.span", "21s"),
            Map.entry("usage.per-node", "22"),
            Map.entry("usage.slow-call", "23s"));

    private static final DockerWorkerProperties EVERY_VALUE = new DockerWorkerProperties(
            100,
            50,
            Duration.ofMinutes(1),
            DataSize.ofMegabytes(2),
            new DockerWorkerProperties.Node(
                    5,
                    1,
                    6,
                    2,
                    3,
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(19),
                    new DockerWorkerProperties.Breaker(5, 6, Duration.ofSeconds(7), Duration.ofSeconds(8))),
            new DockerWorkerProperties.Timeouts(
                    Duration.ofSeconds(9),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(11),
                    Duration.ofSeconds(12),
                    Duration.ofSeconds(20)),
            new DockerWorkerProperties.Pull(Duration.ofSeconds(13), Duration.ofSeconds(14)),
            new DockerWorkerProperties.Observation(Duration.ofSeconds(15), Duration.ofMillis(16)),
            new DockerWorkerProperties.ContainerLog(DataSize.ofMegabytes(17), 18),
            new DockerWorkerProperties.Usage(Duration.ZERO, Duration.ofSeconds(21), 22, Duration.ofSeconds(23)),
            new DockerWorkerProperties.Probes(24, 25));

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Binding.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DockerWorkerProperties.class)
    static class Binding {}

    @Test
    void shouldHaveTheseDefaults() {
        context.run(started ->
                assertThat(started.getBean(DockerWorkerProperties.class)).isEqualTo(DEFAULTS));
    }

    @Test
    void shouldReadEveryKey() {
        String[] settings = EVERY_KEY.entrySet().stream()
                .map(entry -> "kdaemon.docker-worker.%s=%s".formatted(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
        context.withPropertyValues(settings)
                .run(started -> assertThat(started.getBean(DockerWorkerProperties.class))
                        .isEqualTo(EVERY_VALUE));
    }

    @Test
    void shouldRefuseWritesOutOfTheirBounds() {
        context.withPropertyValues("kdaemon.docker-worker.node.writes=9")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("writes must be between min-writes and max-writes"));
    }

    @Test
    void shouldRefuseALimitThatNoAnswerFitsInto() {
        context.withPropertyValues("kdaemon.docker-worker.max-answer=1KB")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("max-answer must be at least 64KB"));
    }

    @Test
    void shouldRefuseToLetOneNodeHoldTheWholeWorker() {
        context.withPropertyValues("kdaemon.docker-worker.node.commands=128")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("node.commands must be less than in-flight"));
    }
}
