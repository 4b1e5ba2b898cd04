package io.kdaemon.standalone.persistence;

import io.kdaemon.persistence.PersistenceConfiguration;
import io.kdaemon.standalone.embedded.EmbeddedMariaDb;
import io.kdaemon.standalone.embedded.TestFolders;
import io.kdaemon.testing.persistence.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One server and one context per JVM, migrated as in production; every test begins with empty tables. */
final class MariaDb implements BeforeEachCallback {

    /** More than any test has threads, so that none waits for the pool instead of for a lock. */
    private static final int CONNECTIONS = 32;

    static final Transactions TRANSACTIONS = new Transactions() {
        @Override
        public <T> T in(Supplier<T> work) {
            return new TransactionTemplate(bean(PlatformTransactionManager.class)).execute(_ -> work.get());
        }
    };

    @Import(PersistenceConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        MybatisAutoConfiguration.class
    })
    static class Persistence {}

    /** Made when first asked for; it closes by its own shutdown hook, and the server after it. */
    private static final class Shared {
        static final EmbeddedMariaDb SERVER = startServer();
        static final ConfigurableApplicationContext CONTEXT = connect(SERVER.jdbcUrl());

        private static EmbeddedMariaDb startServer() {
            try {
                EmbeddedMariaDb server =
                        EmbeddedMariaDb.start(TestFolders.fresh(MariaDb.class), TestFolders.binaries());
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static ConfigurableApplicationContext connect(String url) {
            return new SpringApplicationBuilder(Persistence.class)
                    .web(WebApplicationType.NONE)
                    .properties(
                            "spring.datasource.url=" + url,
                            "spring.datasource.username=" + SERVER.user(),
                            "spring.datasource.password=" + SERVER.password(),
                            "spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                            "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED")
                    .run();
        }
    }

    /** A context of its own, over a URL that says nothing about zones. */
    static ConfigurableApplicationContext connectWithoutOptions() {
        String url = Shared.SERVER.jdbcUrl();
        return Shared.connect(url.substring(0, url.indexOf('?')));
    }

    static <T> T bean(Class<T> type) {
        return Shared.CONTEXT.getBean(type);
    }

    static JdbcClient sql() {
        return bean(JdbcClient.class);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        List<String> tables = sql().sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = DATABASE() AND table_name <> 'flyway_schema_history'
                        """).query(String.class).list();
        // Truncating is a schema change, ten times as slow as deleting the few rows of a test.
        TRANSACTIONS.run(
                () -> tables.forEach(table -> sql().sql("DELETE FROM " + table).update()));
    }
}
