package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.FieldError;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.placement.Constraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the applications that constraints speak of into names, and refuses unknown ones and the application itself. */
public final class Companions {

    private final ApplicationDirectory directory;

    public Companions(ApplicationDirectory directory) {
        this.directory = directory;
    }

    /** @param self the application that has the constraints, as it will be called; "" when it has no name */
    public Constraints resolve(String self, Constraints asked) {
        List<FieldError> errors = new ArrayList<>();
        Constraints resolved = new Constraints(
                asked.labels(),
                asked.hostnameIn(),
                asked.hostnameNotIn(),
                asked.distinctHosts(),
                names("same_node_as", self, asked.sameNodeAs(), errors),
                names("not_with", self, asked.notWith(), errors),
                asked.spreadBy());
        if (!errors.isEmpty()) {
            throw RequestRefusedException.invalid(errors);
        }
        return resolved;
    }

    private List<String> names(String field, String self, List<String> references, List<FieldError> errors) {
        String path = ConstraintsForm.FIELD + "." + field;
        List<String> names = new ArrayList<>();
        for (String reference : references) {
            Optional<String> name = directory.find(new Reference(reference)).map(Application::name);
            if (name.isEmpty() && !reference.equals(self)) {
                errors.add(new FieldError(path, reference, "There is no application '%s'".formatted(reference)));
            } else if (name.orElse(self).equals(self)) {
                errors.add(new FieldError(
                        path, reference, path + " names the application itself, expected others; see distinct_hosts"));
            } else {
                names.add(name.get());
            }
        }
        return names.stream().distinct().toList();
    }
}
