package io.kdaemon.scheduler;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The scheduler-worker as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(SchedulerWorkerConfiguration.class)
public class SchedulerWorkerApplication {

    public static void main(String[] args) {
        SpringApplication.run(SchedulerWorkerApplication.class, args);
    }
}
