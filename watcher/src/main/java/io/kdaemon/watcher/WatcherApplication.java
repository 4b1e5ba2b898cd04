package io.kdaemon.watcher;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The watcher as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WatcherConfiguration.class)
public class WatcherApplication {

    public static void main(String[] args) {
        SpringApplication.run(WatcherApplication.class, args);
    }
}
