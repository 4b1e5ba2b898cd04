package io.kdaemon.standalone.persistence;

import io.kdaemon.standalone.embedded.EmbeddedMariaDb;
import io.kdaemon.standalone.embedded.TestFolders;
import io.kdaemon.testing.containers.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.ConfigurableApplicationContext;

/** A server that runs until the JVM ends, and the context on it. */
record DatabaseServer(String url, String user, String password, ConfigurableApplicationContext context) {

    /** Made when first asked for; the context closes by its own shutdown hook, and the server after it. */
    static final class MariaDb {

        static final DatabaseServer SHARED = start();

        private MariaDb() {}

        private static DatabaseServer start() {
            try {
                EmbeddedMariaDb server =
                        EmbeddedMariaDb.start(TestFolders.fresh(Database.class), TestFolders.binaries());
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return connected(server.jdbcUrl(), server.user(), server.password());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The same in a container, which Testcontainers removes. */
    static final class MySql {

        static final DatabaseServer SHARED = start();

        private MySql() {}

        private static DatabaseServer start() {
            MySqlServer server = MySqlServer.start();
            return connected(server.address().jdbcUrl(), server.user(), server.password());
        }
    }

    private static DatabaseServer connected(String url, String user, String password) {
        return new DatabaseServer(url, user, password, Persistence.connect(url, user, password));
    }

    ConfigurableApplicationContext connectWithoutOptions() {
        return Persistence.connect(url.substring(0, url.indexOf('?')), user, password);
    }
}
