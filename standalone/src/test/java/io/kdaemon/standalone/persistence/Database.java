package io.kdaemon.standalone.persistence;

import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.containers.ContainerEngine;
import io.kdaemon.testing.persistence.Transactions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the repositories must work on: the embedded database and the fleet's. One server and one context of each per JVM. */
enum Database {
    MARIADB_11(() -> DatabaseServer.MariaDb.SHARED, "EXPLAIN "),
    MYSQL_9(() -> DatabaseServer.MySql.SHARED, "EXPLAIN FORMAT=TRADITIONAL ");

    private static final Set<Database> USED = EnumSet.noneOf(Database.class);

    private final Supplier<DatabaseServer> server;
    private final String explain;

    Database(Supplier<DatabaseServer> server, String explain) {
        this.server = server;
        this.explain = explain;
    }

    static Stream<Database> all() {
        return Stream.of(values()).filter(database -> database != MYSQL_9 || !ContainerEngine.isSwitchedOff());
    }

    static void emptyUsed() {
        USED.forEach(Database::empty);
    }

    <T> T bean(Class<T> type) {
        return server().context().getBean(type);
    }

    JdbcClient sql() {
        return bean(JdbcClient.class);
    }

    Transactions transactions() {
        TransactionTemplate template = new TransactionTemplate(bean(PlatformTransactionManager.class));
        return new Transactions() {
            @Override
            public <T> T in(Supplier<T> work) {
                return template.execute(_ -> work.get());
            }
        };
    }

    /** The only line of a plan, with the same columns on all. */
    Map<String, Object> explain(String statement, List<?> values) {
        return sql().sql(explain + statement).params(values).query().singleRow();
    }

    /** A context of its own, over a URL that says nothing about zones. */
    ConfigurableApplicationContext connectWithoutOptions() {
        return server().connectWithoutOptions();
    }

    /** Returns when that many transactions wait for a lock. */
    void awaitWaiting(int transactions) {
        await().until(() -> waiting() >= transactions);
    }

    private int waiting() {
        return sql().sql("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'")
                .query((row, _) -> row.getInt(2))
                .single();
    }

    private DatabaseServer server() {
        DatabaseServer running = server.get();
        USED.add(this);
        return running;
    }

    /** Truncating is a schema change, ten times as slow as deleting the few rows of a test. */
    private void empty() {
        List<String> tables = sql().sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = DATABASE() AND table_name <> 'flyway_schema_history'
                        """).query(String.class).list();
        transactions()
                .run(() -> tables.forEach(
                        table -> sql().sql("DELETE FROM " + table).update()));
    }
}
