package io.kdaemon.testing.containers;

import io.kdaemon.configuration.MySqlAddress;
import io.kdaemon.testing.process.LoopbackPorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.mysql.MySQLContainer;

/** A real MySQL with an empty database, in a time zone of its own. */
public final class MySqlServer implements AutoCloseable {

    public static final String IMAGE = "mysql:9";

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final MySQLContainer container;

    private MySqlServer(MySQLContainer container) {
        this.container = container;
    }

    /**
     * One with its data in memory.
     *
     * @param options of the server, as {@code --name=value}
     */
    public static MySqlServer start(String... options) {
        MySQLContainer container = configured().withTmpFs(Map.of("/var/lib/mysql", "rw"));
        if (options.length > 0) {
            container.withCommand(options);
        }
        return start(container);
    }

    /** One that keeps its data and its port when it is killed and started again. */
    public static MySqlServer startDurable() {
        MySQLContainer container = configured();
        // Chosen here: the engine would give the container another one each time it is started.
        container.setPortBindings(List.of(LoopbackPorts.free() + ":" + MySQLContainer.MYSQL_PORT));
        return start(container);
    }

    private static MySQLContainer configured() {
        return new MySQLContainer(IMAGE)
                .withConfigurationOverride("testing/mysql")
                .withEnv("MYSQL_INITDB_SKIP_TZINFO", "yes")
                .withStartupTimeout(START_LIMIT);
    }

    private static MySqlServer start(MySQLContainer container) {
        ContainerEngine.start(container);
        return new MySqlServer(container);
    }

    public void kill() {
        ContainerEngine.client().killContainerCmd(container.getContainerId()).exec();
    }

    /** Returns when the engine has started it; recovery may take a while longer. */
    public void startAgain() {
        ContainerEngine.client().startContainerCmd(container.getContainerId()).exec();
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
