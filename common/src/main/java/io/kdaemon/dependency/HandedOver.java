package io.kdaemon.dependency;

import io.kdaemon.application.Application;
import io.kdaemon.application.PortSpec;
import io.kdaemon.container.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables that tell a container where to find what it depends on. */
public final class HandedOver {

    private HandedOver() {}

    /**
     * {@code <NAME>_HOST}, {@code <NAME>_PORT} and {@code <NAME>_ADDRESS} of the first port that the application declares, and
     * {@code <NAME>_PORT_<port>}, {@code <NAME>_ADDRESS_<port>} of each, by the port inside the container.
     */
    public static Map<String, String> of(Application application, List<Endpoint> endpoints) {
        Map<String, String> variables = new TreeMap<>();
        String name = variable(application.name());
        List<Endpoint> declaredFirst = endpoints.stream()
                .sorted(Comparator.comparingInt(endpoint -> place(application, endpoint)))
                .toList();
        if (!declaredFirst.isEmpty()) {
            Endpoint first = declaredFirst.getFirst();
            variables.put(name + "_HOST", first.host());
            variables.put(name + "_PORT", Integer.toString(first.hostPort()));
            variables.put(name + "_ADDRESS", first.authority());
        }
        for (Endpoint endpoint : endpoints) {
            variables.put(name + "_PORT_" + endpoint.containerPort(), Integer.toString(endpoint.hostPort()));
            variables.put(name + "_ADDRESS_" + endpoint.containerPort(), endpoint.authority());
        }
        return variables;
    }

    /** In capital letters; what no variable's name may hold becomes an underscore. */
    static String variable(String application) {
        String name = application.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    private static int place(Application application, Endpoint endpoint) {
        List<PortSpec> ports = application.run().ports();
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).isReachedAt(endpoint)) {
                return i;
            }
        }
        return ports.size();
    }
}
