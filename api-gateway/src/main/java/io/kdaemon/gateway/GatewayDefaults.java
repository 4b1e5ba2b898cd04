package io.kdaemon.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Settings of Spring that the gateway needs wherever it runs, below everything an operator sets. */
public final class GatewayDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "io/kdaemon/gateway/defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource("gateway defaults", new ClassPathResource(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected " + FILE + " on the class path", e);
        }
    }
}
