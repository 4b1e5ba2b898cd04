package io.kdaemon.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every key of {@code config/app.conf}, with its rule and its default; the first eight are those of the original. */
public enum ConfigurationKey {
    BIND_IP(ValueRule.IP_ADDRESS, "127.0.0.1"),
    API_PORT(ValueRule.PORT, "1337"),
    UI_PORT(ValueRule.PORT, "13337"),
    MYSQL_HOST(ValueRule.HOST, null),
    MYSQL_PORT(ValueRule.PORT, "3306"),
    MYSQL_USER(ValueRule.TEXT, "root"),
    MYSQL_PASSWORD(ValueRule.TEXT, ""),
    MYSQL_DBNAME(ValueRule.NAME, "kDaemon"),
    API_VERSION(ValueRule.NAME, "0.0"),
    CLUSTER(ValueRule.CLUSTER, null),
    DATA_DIR(ValueRule.PATH, "data"),
    RABBITMQ_HOST(ValueRule.HOST, null),
    RABBITMQ_PORT(ValueRule.PORT, "5672"),
    RABBITMQ_USER(ValueRule.TEXT, "guest"),
    RABBITMQ_PASSWORD(ValueRule.TEXT, "guest"),
    CONSUL(ValueRule.SERVER, null),
    SECRET_KEY(ValueRule.TEXT, null);

    private final ValueRule rule;
    private final @Nullable String defaultValue;

    ConfigurationKey(ValueRule rule, @Nullable String defaultValue) {
        this.rule = rule;
        this.defaultValue = defaultValue;
    }

    ValueRule rule() {
        return rule;
    }

    Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** As it is written in the file. */
    String inFile() {
        return name().toLowerCase(Locale.ROOT);
    }

    String asEnvironmentVariable() {
        return "KDAEMON_" + name();
    }

    /** The key without which this one means nothing. */
    Optional<ConfigurationKey> needs() {
        return switch (this) {
            case MYSQL_PORT, MYSQL_USER, MYSQL_PASSWORD, MYSQL_DBNAME -> Optional.of(MYSQL_HOST);
            case RABBITMQ_PORT, RABBITMQ_USER, RABBITMQ_PASSWORD -> Optional.of(RABBITMQ_HOST);
            case BIND_IP,
                    API_PORT,
                    UI_PORT,
                    API_VERSION,
                    CLUSTER,
                    DATA_DIR,
                    CONSUL,
                    MYSQL_HOST,
                    RABBITMQ_HOST,
                    SECRET_KEY -> Optional.empty();
        };
    }

    static Optional<ConfigurationKey> named(String name) {
        return Arrays.stream(values()).filter(key -> key.inFile().equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ConfigurationKey::inFile).toList();
    }
}
