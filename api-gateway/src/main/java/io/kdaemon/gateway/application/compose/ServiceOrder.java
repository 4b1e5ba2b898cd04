package io.kdaemon.gateway.application.compose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts services after those they depend on; refuses circles, and names that are not among them. */
final class ServiceOrder {

    private final Map<String, Translation> services;
    private final Set<Translation> ordered = new LinkedHashSet<>();

    ServiceOrder(Map<String, Translation> services) {
        this.services = services;
    }

    List<Translation> ordered() {
        services.values().forEach(service -> place(service, new ArrayList<>()));
        return List.copyOf(ordered);
    }

    private void place(Translation service, List<String> path) {
        if (path.contains(service.service())) {
            path.add(service.service());
            throw refused(
                    service,
                    "depends_on has a circle: "
                            + String.join(" -> ", path.subList(path.indexOf(service.service()), path.size())));
        }
        if (ordered.contains(service)) {
            return;
        }
        path.add(service.service());
        for (String needed : service.dependsOn()) {
            if (!services.containsKey(needed)) {
                throw refused(
                        service,
                        "services.%s depends on '%s', which the file does not have, or only for a profile"
                                .formatted(service.service(), needed));
            }
            place(services.get(needed), path);
        }
        path.removeLast();
        ordered.add(service);
    }

    private static RuntimeException refused(Translation service, String message) {
        return ComposeFile.refused("services.%s.depends_on".formatted(service.service()), message);
    }
}
