package io.kdaemon.planning.cluster;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Constraints;
import io.kdaemon.planning.Ask;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What applications ask for, with the numbers of the others that their constraints name. */
public final class Asks {

    private final ApplicationRepository applications;
    private final Resources defaults;

    /** @param defaults what is reserved where nothing is asked */
    public Asks(ApplicationRepository applications, Resources defaults) {
        this.applications = applications;
        this.defaults = defaults;
    }

    public Map<ApplicationId, Ask> of(Collection<Application> all) {
        Map<String, ApplicationId> ids = new HashMap<>();
        Map<ApplicationId, Ask> asks = new HashMap<>();
        PortHolders ports = new PortHolders(applications);
        for (Application application : all) {
            addIds(application.constraints(), ids);
            asks.put(application.id(), ports.told(application, Ask.of(application, defaults, ids)));
        }
        return asks;
    }

    public Resources defaults() {
        return defaults;
    }

    /** Numbers of those that exist. */
    public Map<String, ApplicationId> ids(Constraints constraints) {
        Map<String, ApplicationId> ids = new HashMap<>();
        addIds(constraints, ids);
        return ids;
    }

    private void addIds(Constraints constraints, Map<String, ApplicationId> ids) {
        for (String name : constraints.applications()) {
            if (!ids.containsKey(name)) {
                applications.findByName(name).ifPresent(application -> ids.put(name, application.id()));
            }
        }
    }
}
