package io.kdaemon.standalone;

import io.kdaemon.standalone.embedded.SecretKeyFile;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.util.StringUtils;

/** Starts the stores when configuration and logging are ready and before any bean asks for them. */
final class StoresInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String SECRET_KEY = "kdaemon.secret-key";

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
        if (!StringUtils.hasText(environment.getProperty(SECRET_KEY))) {
            Path file = Path.of(environment.getRequiredProperty("kdaemon.data-dir"), "secret.key");
            sources.addFirst(new MapPropertySource("own secret key", Map.of(SECRET_KEY, SecretKeyFile.keptIn(file))));
        }
    }
}
