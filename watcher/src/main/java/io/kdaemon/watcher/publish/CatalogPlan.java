package io.kdaemon.watcher.publish;

import java.util.List;
import java.util.Map;

/** What has to be written so that the catalog holds what it shall hold, and nothing more. Pure. */
record CatalogPlan(List<Registration> register, List<ServiceKey> deregister) {

    static CatalogPlan between(Map<ServiceKey, Registration> desired, Map<ServiceKey, Registration> written) {
        List<Registration> register = desired.values().stream()
                .filter(wanted -> !isWritten(wanted, written))
                .toList();
        List<ServiceKey> deregister = written.keySet().stream()
                .filter(key -> !desired.containsKey(key))
                .toList();
        return new CatalogPlan(register, deregister);
    }

    private static boolean isWritten(Registration wanted, Map<ServiceKey, Registration> written) {
        Registration known = written.get(wanted.key());
        return known != null && known.isSameService(wanted);
    }
}
