package io.kdaemon.gateway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** A test of the running API over stores in memory. Started once for all such tests: each uses names of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = GatewayTestApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kdaemon.gateway.first-look=100ms",
            "kdaemon.gateway.streams.heartbeat=200ms",
            "kdaemon.gateway.removal-pace=1h",
            "kdaemon.gateway.container-streams.opening=3s",
            "kdaemon.gateway.container-streams.heartbeat=200ms",
            "kdaemon.load.timeout=300ms",
            "kdaemon.planning.max-age=0",
            "management.endpoint.health.validate-group-membership=false"
        })
@ContextConfiguration(initializers = FreeUiPort.class)
public @interface ApiTest {}
