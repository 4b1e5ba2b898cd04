package io.kdaemon.dockerworker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The docker-worker as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(DockerWorkerConfiguration.class)
public class DockerWorkerApplication {

    public static void main(String[] args) {
        SpringApplication.run(DockerWorkerApplication.class, args);
    }
}
