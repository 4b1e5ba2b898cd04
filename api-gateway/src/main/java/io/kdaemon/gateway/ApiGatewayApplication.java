package io.kdaemon.gateway;

import io.kdaemon.process.ServiceProcess;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The api-gateway as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ApiGatewayConfiguration.class)
public class ApiGatewayApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** With the settings of a process of its own. */
    public static SpringApplication application() {
        return ServiceProcess.of(ApiGatewayApplication.class, "api-gateway", Map.of("kdaemon.gateway.drain", "5s"));
    }
}
