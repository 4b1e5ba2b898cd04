package io.kdaemon.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SpringPropertiesTest {
    @Test
    void shouldLeaveTheStoresOpenWhenNoneIsConfigured() {
        // when
        Map<String, Object> properties = properties(Map.of());

        // then
        assertThat(properties)
                .containsEntry("kdaemon.bind-ip", "127.0.0.1")
                .containsEntry("kdaemon.api-port", "1337")
                .containsEntry("spring.datasource.hikari.connection-timeout", "2000")
                .doesNotContainKeys("server.port", "spring.datasource.url", "spring.rabbitmq.host", "kdaemon.consul");
    }

    @Test
    void shouldPointToTheExternalStoresWhenTheyAreConfigured() {
        // when
        Map<String, Object> properties = properties(Map.of(
                "KDAEMON_MYSQL_HOST", "::1", "KDAEMON_MYSQL_PORT", "3307", "KDAEMON_RABBITMQ_HOST", "queue.example"));

        // then
        assertThat(properties)
                .containsEntry(
                        "spring.datasource.url",
                        "jdbc:mysql://[::1]:3307/kDaemon?rewriteBatchedStatements=true"
                                + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useLocalSessionState=true")
                .containsEntry("spring.datasource.username", "root")
                .containsEntry("spring.datasource.hikari.data-source-properties.socketTimeout", "20000")
                .containsEntry("spring.rabbitmq.host", "queue.example")
                .containsEntry("spring.rabbitmq.port", "5672");
    }

    private static Map<String, Object> properties(Map<String, String> environment) {
        return SpringProperties.of(OperatorConfiguration.load(null, environment));
    }
}
