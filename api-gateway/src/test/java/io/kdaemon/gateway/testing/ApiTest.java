package io.kdaemon.gateway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

/** A test of the running API over stores in memory, which are empty when the test class begins. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DirtiesContext
@SpringBootTest(
        classes = GatewayTestApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "kdaemon.gateway.first-look=100ms")
public @interface ApiTest {}
