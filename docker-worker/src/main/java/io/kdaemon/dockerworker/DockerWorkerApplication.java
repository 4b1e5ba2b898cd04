package io.kdaemon.dockerworker;

import io.kdaemon.process.ServiceProcess;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The docker-worker as a process of its own. It has no database, although the jars it shares with others could use one. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import(DockerWorkerConfiguration.class)
public class DockerWorkerApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** With the settings of a process of its own. */
    public static SpringApplication application() {
        return ServiceProcess.of(DockerWorkerApplication.class, "docker-worker", Map.of("server.port", 8082));
    }
}
