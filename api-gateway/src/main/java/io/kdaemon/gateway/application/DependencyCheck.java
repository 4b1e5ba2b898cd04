package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.FieldError;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns dependencies into names, and refuses unknown ones and circles. */
final class DependencyCheck {

    private static final String FIELD = "dependencies";

    private final ApplicationDirectory directory;
    private final ApplicationRepository applications;

    DependencyCheck(ApplicationDirectory directory, ApplicationRepository applications) {
        this.directory = directory;
        this.applications = applications;
    }

    /**
     * @param name the application that has the dependencies, as it will be called
     * @return the names, each once
     */
    List<String> resolve(String name, List<String> references) {
        List<FieldError> unknown = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String reference : references) {
            Optional<String> found = nameOf(name, reference);
            found.ifPresent(names::add);
            if (found.isEmpty()) {
                unknown.add(new FieldError(FIELD, reference, "There is no application '%s'".formatted(reference)));
            }
        }
        if (!unknown.isEmpty()) {
            throw RequestRefusedException.invalid(unknown);
        }
        List<String> distinct = names.stream().distinct().toList();
        refuseCircle(name, distinct);
        return distinct;
    }

    private Optional<String> nameOf(String self, String reference) {
        return reference.equals(self)
                ? Optional.of(self)
                : directory.find(new Reference(reference)).map(Application::name);
    }

    private void refuseCircle(String name, List<String> dependencies) {
        Set<String> cleared = new HashSet<>();
        for (String dependency : dependencies) {
            List<String> path = new ArrayList<>(List.of(name));
            if (leadsTo(name, dependency, path, cleared)) {
                throw RequestRefusedException.invalid(
                        FIELD, dependency, "%s has a circle: %s".formatted(FIELD, String.join(" -> ", path)));
            }
        }
    }

    private boolean leadsTo(String goal, String current, List<String> path, Set<String> cleared) {
        path.add(current);
        if (current.equals(goal)) {
            return true;
        }
        if (cleared.add(current)) {
            List<String> next = applications
                    .findByName(current)
                    .map(Application::dependencies)
                    .orElse(List.of());
            for (String dependency : next) {
                if (leadsTo(goal, dependency, path, cleared)) {
                    return true;
                }
            }
        }
        path.removeLast();
        return false;
    }
}
