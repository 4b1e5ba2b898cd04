package io.kdaemon.fleet;

import io.kdaemon.testing.containers.MySqlServer;
import io.kdaemon.testing.containers.Rabbit4Server;
import java.util.Map;

/** The database and the broker that the processes of a fleet share. */
record Stores(MySqlServer database, Rabbit4Server broker) implements AutoCloseable {

    static Stores start() {
        return new Stores(MySqlServer.startDurable(), Rabbit4Server.start());
    }

    Map<String, String> settings() {
        return Map.of(
                "KDAEMON_MYSQL_HOST", database.address().host(),
                "KDAEMON_MYSQL_PORT", database.address().port(),
                "KDAEMON_MYSQL_USER", database.user(),
                "KDAEMON_MYSQL_PASSWORD", database.password(),
                "KDAEMON_MYSQL_DBNAME", database.address().database(),
                "KDAEMON_RABBITMQ_HOST", broker.host(),
                "KDAEMON_RABBITMQ_PORT", Integer.toString(broker.port()),
                "KDAEMON_RABBITMQ_USER", broker.user(),
                "KDAEMON_RABBITMQ_PASSWORD", broker.password());
    }

    @Override
    public void close() {
        try (database) {
            broker.close();
        }
    }
}
