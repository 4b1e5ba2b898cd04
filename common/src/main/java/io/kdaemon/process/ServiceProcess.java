package io.kdaemon.process;

import io.kdaemon.configuration.DefaultsFile;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** A service that runs as a process of its own. Everything set here is the lowest of all settings, so that an operator's wins. */
public final class ServiceProcess {

    private static final String FILE = "io/kdaemon/process/service.properties";

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final int FEWEST_CARRIERS = 8;

    private ServiceProcess() {}

    /**
     * A virtual thread that loads a class keeps its carrier, even while it waits for a lock. With no more carriers than cores, two of them can wait
     * for ever for a third that holds the lock and finds no carrier; the jar of jars makes that likely on a busy machine.
     */
    private static void provideCarriers() {
        int carriers = Math.max(FEWEST_CARRIERS, Runtime.getRuntime().availableProcessors());
        System.getProperties().putIfAbsent(CARRIERS, Integer.toString(carriers));
    }

    /** @param own settings of this service in addition to those of all, such as its port */
    public static SpringApplication of(Class<?> service, String name, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(DefaultsFile.at(FILE).getSource());
        settings.put("spring.application.name", name);
        settings.putAll(own);
        provideCarriers();
        SpringApplication application = new SpringApplication(service);
        application.setDefaultProperties(settings);
        return application;
    }
}
