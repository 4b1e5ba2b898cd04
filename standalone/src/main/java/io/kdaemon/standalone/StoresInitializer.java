package io.kdaemon.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/** Starts the stores when configuration and logging are ready and before any bean asks for them. */
final class StoresInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        RequiredPorts.check(environment);
        EmbeddedStores stores = EmbeddedStores.start(environment);
        // These handlers run at the JVM's end, after the application context was closed.
        SpringApplication.getShutdownHandlers().add(stores::close);
        MutablePropertySources sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("embedded stores", stores.properties()));
        sources.addLast(new MapPropertySource("embedded defaults", stores.defaults()));
    }
}
