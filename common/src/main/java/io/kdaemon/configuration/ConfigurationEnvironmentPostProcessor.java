package io.kdaemon.configuration;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Brings the operator's configuration into every service's environment, below Spring's own sources: who knows the
 * Spring property may still set it.
 */
public final class ConfigurationEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {
    private static final String NAMED_FILE = "kdaemon.conf";

    /** After the services' own {@code application.properties} were added. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        OperatorConfiguration configuration =
                OperatorConfiguration.load(environment.getProperty(NAMED_FILE), System.getenv());
        Map<String, Object> properties = SpringProperties.of(configuration);
        environment.getPropertySources().addLast(new MapPropertySource("kdaemon configuration", properties));
    }
}
