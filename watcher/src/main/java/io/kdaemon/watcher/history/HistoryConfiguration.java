package io.kdaemon.watcher.history;

import io.kdaemon.activity.Loop;
import io.kdaemon.history.HistoryRepository;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** The loop that forgets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistoryProperties.class)
public class HistoryConfiguration {

    @Bean
    Loop historyLoop(
            HistoryRepository history, TransactionOperations transactions, Clock clock, HistoryProperties properties) {
        HistoryCleaner cleaner = new HistoryCleaner(history, transactions, clock, properties.keep());
        return new Loop("history", properties.pause(), cleaner::clean);
    }
}
