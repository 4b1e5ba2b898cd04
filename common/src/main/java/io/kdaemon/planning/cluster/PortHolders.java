package io.kdaemon.planning.cluster;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Ask.PortHolder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who occupies ports of nodes; asked for only when an application fixes one. */
final class PortHolders {

    private final ApplicationRepository applications;
    private @Nullable List<Application> known;

    PortHolders(ApplicationRepository applications) {
        this.applications = applications;
    }

    Ask told(Application application, Ask ask) {
        if (application.fixedPorts().isEmpty()) {
            return ask;
        }
        return ask.besides(known().stream()
                .flatMap(other -> other.fixedPorts().stream()
                        .filter(application.fixedPorts()::contains)
                        .limit(1)
                        .map(port -> new PortHolder(other.name(), other.id(), port)))
                .toList());
    }

    private List<Application> known() {
        List<Application> found = known;
        if (found == null) {
            found = applications.findWithFixedPorts();
            known = found;
        }
        return found;
    }
}
