package io.kdaemon.gateway;

import io.kdaemon.configuration.DefaultsFile;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Settings of Spring that the gateway needs wherever it runs, below everything an operator sets and above what holds for every process. */
public final class GatewayDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String FILE = "io/kdaemon/gateway/defaults.properties";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(DefaultsFile.at(FILE));
    }
}
