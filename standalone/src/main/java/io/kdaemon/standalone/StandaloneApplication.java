package io.kdaemon.standalone;

import io.kdaemon.dockerworker.DockerWorkerConfiguration;
import io.kdaemon.gateway.ApiGatewayConfiguration;
import io.kdaemon.scheduler.SchedulerWorkerConfiguration;
import io.kdaemon.watcher.WatcherConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.ApplicationPidFileWriter;
import org.springframework.context.annotation.Import;

/** All services in one JVM and one application context: what {@code ./kdaemon up} runs. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
    ApiGatewayConfiguration.class,
    SchedulerWorkerConfiguration.class,
    DockerWorkerConfiguration.class,
    WatcherConfiguration.class,
    StandaloneConfiguration.class
})
public class StandaloneApplication {
    public static void main(String[] args) {
        try {
            application().run(args);
        } catch (RuntimeException reported) {
            // The stores hold threads that would keep the JVM alive.
            System.exit(1);
        }
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(StandaloneApplication.class);
        application.addInitializers(new StoresInitializer());
        // Written after the stores were locked: a second start is refused before it could take the file over.
        application.addListeners(new ApplicationPidFileWriter());
        return application;
    }
}
