package io.kdaemon.process;

import io.kdaemon.configuration.DefaultsFile;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** What every process of ours shows to probes and to Prometheus; below what a service says of itself, and that below what an operator sets. */
public final class ProcessDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String FILE = "io/kdaemon/process/defaults.properties";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(DefaultsFile.at(FILE));
    }
}
