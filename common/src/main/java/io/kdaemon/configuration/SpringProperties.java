package io.kdaemon.configuration;

import static io.kdaemon.configuration.ConfigurationKey.API_PORT;
import static io.kdaemon.configuration.ConfigurationKey.API_VERSION;
import static io.kdaemon.configuration.ConfigurationKey.BIND_IP;
import static io.kdaemon.configuration.ConfigurationKey.CLUSTER;
import static io.kdaemon.configuration.ConfigurationKey.CONSUL;
import static io.kdaemon.configuration.ConfigurationKey.DATA_DIR;
import static io.kdaemon.configuration.ConfigurationKey.MYSQL_DBNAME;
import static io.kdaemon.configuration.ConfigurationKey.MYSQL_HOST;
import static io.kdaemon.configuration.ConfigurationKey.MYSQL_PASSWORD;
import static io.kdaemon.configuration.ConfigurationKey.MYSQL_PORT;
import static io.kdaemon.configuration.ConfigurationKey.MYSQL_USER;
import static io.kdaemon.configuration.ConfigurationKey.RABBITMQ_HOST;
import static io.kdaemon.configuration.ConfigurationKey.RABBITMQ_PASSWORD;
import static io.kdaemon.configuration.ConfigurationKey.RABBITMQ_PORT;
import static io.kdaemon.configuration.ConfigurationKey.RABBITMQ_USER;
import static io.kdaemon.configuration.ConfigurationKey.SECRET_KEY;
import static io.kdaemon.configuration.ConfigurationKey.UI_PORT;

import java.util.HashMap;
import java.util.Map;

/** The configuration in the words of Spring. */
final class SpringProperties {
    /** A lost database must answer 503 quickly instead of piling up threads. */
    private static final String POOL_TIMEOUT_MILLIS = "2000";

    /** Above what a statement may take: a server that is there but silent must not hold a request for ever. */
    private static final String SILENCE_LIMIT_MILLIS = "20000";

    /** It warns of every MySQL that is newer than itself; our own suites run on those we support. */
    private static final String FLYWAY_ADVICE = "org.flywaydb.core.internal.database.base.Database";

    private static final String DRIVER = "spring.datasource.hikari.data-source-properties.";

    private final OperatorConfiguration configuration;
    private final Map<String, Object> properties = new HashMap<>();

    private SpringProperties(OperatorConfiguration configuration) {
        this.configuration = configuration;
    }

    static Map<String, Object> of(OperatorConfiguration configuration) {
        SpringProperties target = new SpringProperties(configuration);
        target.addOwn();
        target.addServer();
        target.addDatabase();
        target.addBroker();
        return target.properties;
    }

    private void addOwn() {
        put("kdaemon.bind-ip", BIND_IP);
        put("kdaemon.api-port", API_PORT);
        put("kdaemon.ui-port", UI_PORT);
        put("kdaemon.api-version", API_VERSION);
        put("kdaemon.cluster", CLUSTER);
        put("kdaemon.data-dir", DATA_DIR);
        put("kdaemon.consul", CONSUL);
        put("kdaemon.secret-key", SECRET_KEY);
    }

    private void addServer() {
        put("server.address", BIND_IP);
    }

    private void addDatabase() {
        properties.put("logging.level." + FLYWAY_ADVICE, "error");
        properties.put("spring.datasource.hikari.connection-timeout", POOL_TIMEOUT_MILLIS);
        properties.put("spring.datasource.hikari.transaction-isolation", "TRANSACTION_READ_COMMITTED");
        // A connection that commits by itself would be told to stop and to resume doing so around every transaction.
        properties.put("spring.datasource.hikari.auto-commit", "false");
        properties.put(DRIVER + "connectTimeout", POOL_TIMEOUT_MILLIS);
        properties.put(DRIVER + "socketTimeout", SILENCE_LIMIT_MILLIS);
        configuration.value(MYSQL_HOST).ifPresent(host -> {
            properties.put(
                    "spring.datasource.url",
                    new MySqlAddress(host, required(MYSQL_PORT), required(MYSQL_DBNAME)).jdbcUrl());
            put("spring.datasource.username", MYSQL_USER);
            put("spring.datasource.password", MYSQL_PASSWORD);
        });
    }

    private void addBroker() {
        configuration.value(RABBITMQ_HOST).ifPresent(host -> {
            properties.put("spring.rabbitmq.host", host);
            put("spring.rabbitmq.port", RABBITMQ_PORT);
            put("spring.rabbitmq.username", RABBITMQ_USER);
            put("spring.rabbitmq.password", RABBITMQ_PASSWORD);
        });
    }

    private void put(String property, ConfigurationKey key) {
        configuration.value(key).ifPresent(value -> properties.put(property, value));
    }

    private String required(ConfigurationKey key) {
        return configuration.value(key).orElseThrow();
    }
}
