package io.kdaemon.watcher;

import io.kdaemon.process.ServiceProcess;
import java.util.Map;
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
        application().run(args);
    }

    /** With the settings of a process of its own. */
    public static SpringApplication application() {
        return ServiceProcess.of(WatcherApplication.class, "watcher", Map.of("server.port", 8083));
    }
}
