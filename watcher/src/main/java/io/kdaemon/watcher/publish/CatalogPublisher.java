package io.kdaemon.watcher.publish;

import io.kdaemon.container.ContainerInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps the catalog equal to what runs. Differences to what was last written are written at once; what the catalog really holds is read at the
 * start, every now and then, and whenever it was away.
 *
 * <p>A container may be withdrawn while the wish to stop it was not yet seen by the comparison under way. Writing it again would send users to
 * a container that stops, so what was withdrawn since that comparison began is left out of it.
 */
class CatalogPublisher implements EndpointPublisher {

    private final ServiceCatalog catalog;
    private final DesiredRegistrations desiredRegistrations;
    private final ServiceNaming naming;
    private final CatalogAvailability availability;
    private final Clock clock;
    private final Duration auditPause;
    private final Map<ServiceKey, Registration> written = new ConcurrentHashMap<>();
    private final Set<ServiceKey> withdrawn = ConcurrentHashMap.newKeySet();
    private Instant auditDueAt = Instant.MIN;

    CatalogPublisher(
            ServiceCatalog catalog,
            DesiredRegistrations desiredRegistrations,
            ServiceNaming naming,
            CatalogAvailability availability,
            Clock clock,
            Duration auditPause) {
        this.catalog = catalog;
        this.desiredRegistrations = desiredRegistrations;
        this.naming = naming;
        this.availability = availability;
        this.clock = clock;
        this.auditPause = auditPause;
    }

    /** One comparison. */
    void synchronise() {
        if (!availability.mayTry()) {
            return;
        }
        withdrawn.clear();
        Map<ServiceKey, Registration> desired = desiredRegistrations.read();
        try {
            audit(desired.keySet());
            write(CatalogPlan.between(desired, written));
            availability.answered();
        } catch (CatalogUnavailableException e) {
            auditDueAt = Instant.MIN;
            availability.failed(e);
        }
    }

    @Override
    public void withdraw(ContainerInstance container) {
        List<ServiceKey> keys = container.nodeId().stream()
                .flatMap(nodeId -> container.assignment().endpoints().stream()
                        .map(endpoint -> naming.key(nodeId, container.id(), endpoint)))
                .toList();
        withdrawn.addAll(keys);
        if (availability.isThere()) {
            deregister(keys);
        }
    }

    private void deregister(List<ServiceKey> keys) {
        try {
            keys.forEach(this::deregister);
        } catch (CatalogUnavailableException e) {
            availability.failed(e);
        }
    }

    private void audit(Set<ServiceKey> desired) {
        Instant now = clock.instant();
        if (now.isBefore(auditDueAt)) {
            return;
        }
        ServiceCatalog.Content content = catalog.read();
        content.emptyNodes().stream()
                .filter(node -> desired.stream().noneMatch(key -> key.node().equals(node)))
                .forEach(catalog::removeNode);
        written.clear();
        written.putAll(
                content.registrations().stream().collect(Collectors.toMap(Registration::key, Function.identity())));
        auditDueAt = now.plus(auditPause);
    }

    /** What comes first, then what goes: a container that moves is never without an endpoint. */
    private void write(CatalogPlan plan) {
        plan.register().stream()
                .filter(registration -> !withdrawn.contains(registration.key()))
                .forEach(this::register);
        plan.deregister().forEach(this::deregister);
    }

    private void register(Registration registration) {
        catalog.register(registration);
        written.put(registration.key(), registration);
    }

    private void deregister(ServiceKey key) {
        catalog.deregister(key);
        written.remove(key);
    }
}
