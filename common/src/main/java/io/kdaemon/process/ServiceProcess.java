package io.kdaemon.process;

import io.kdaemon.configuration.DefaultsFile;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** A service that runs as a process of its own. Everything set here is the lowest of all settings, so that an operator's wins. */
public final class ServiceProcess {

    private static final String FILE = "io/kdaemon/process/service.properties";

    private ServiceProcess() {}

    /**
     * @param port of its health and metrics unless {@code server.port} says otherwise; different for every service, so that all of them run on
     *     one host
     */
    public static SpringApplication of(Class<?> service, String name, int port) {
        SpringApplication application = of(service, name);
        application.setDefaultProperties(settings(Map.of("spring.application.name", name, "server.port", port)));
        return application;
    }

    /** One that brings its port along. */
    public static SpringApplication of(Class<?> service, String name) {
        SpringApplication application = new SpringApplication(service);
        application.setDefaultProperties(settings(Map.of("spring.application.name", name)));
        return application;
    }

    private static Map<String, Object> settings(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(DefaultsFile.at(FILE).getSource());
        settings.putAll(own);
        return settings;
    }
}
