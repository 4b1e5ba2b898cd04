package io.kdaemon.testing.containers;

import io.kdaemon.configuration.MySqlAddress;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.mysql.MySQLContainer;

/** A real MySQL with an empty database, its data in memory, in a time zone of its own. */
public final class MySqlServer implements AutoCloseable {

    public static final String IMAGE = "mysql:9";

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final MySQLContainer container;

    private MySqlServer(MySQLContainer container) {
        this.container = container;
    }

    /** @param options of the server, as {@code --name=value} */
    public static MySqlServer start(String... options) {
        MySQLContainer container = new MySQLContainer(IMAGE)
                .withConfigurationOverride("testing/mysql")
                .withEnv("MYSQL_INITDB_SKIP_TZINFO", "yes")
                .withTmpFs(Map.of("/var/lib/mysql", "rw"))
                .withStartupTimeout(START_LIMIT);
        if (options.length > 0) {
            container.withCommand(options);
        }
        ContainerEngine.start(container);
        return new MySqlServer(container);
    }

    public MySqlAddress address() {
        return new MySqlAddress(
                container.getHost(),
                String.valueOf(container.getMappedPort(MySQLContainer.MYSQL_PORT)),
                container.getDatabaseName());
    }

    public String user() {
        return container.getUsername();
    }

    public String password() {
        return container.getPassword();
    }

    @Override
    public void close() {
        container.close();
    }
}
