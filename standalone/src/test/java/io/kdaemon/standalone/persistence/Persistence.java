package io.kdaemon.standalone.persistence;

import io.kdaemon.persistence.PersistenceConfiguration;
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

/** The repositories as the application makes them, the schema migrated as in production. */
@Import(PersistenceConfiguration.class)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    MybatisAutoConfiguration.class
})
class Persistence {

    /** More than any test has threads, so that none waits for the pool instead of for a lock. */
    private static final int CONNECTIONS = 32;

    static ConfigurableApplicationContext connect(String url, String user, String password) {
        return new SpringApplicationBuilder(Persistence.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=" + user,
                        "spring.datasource.password=" + password,
                        "spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                        "spring.datasource.hikari.minimum-idle=1",
                        "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED")
                .run();
    }
}
