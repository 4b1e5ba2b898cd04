package io.kdaemon.process;

import io.kdaemon.configuration.DefaultsFile;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** A service that runs as a process of its own. Everything set here is the lowest of all settings, so that an operator's wins. */
public final class ServiceProcess {

    private static final String FILE = "io/kdaemon/process/service.properties";

    private ServiceProcess() {}

    /** @param own settings of this service in addition to those of all, such as its port */
    public static SpringApplication of(Class<?> service, String name, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(DefaultsFile.at(FILE).getSource());
        settings.put("spring.application.name", name);
        settings.putAll(own);
        SpringApplication application = new SpringApplication(service);
        application.setDefaultProperties(settings);
        return application;
    }
}
