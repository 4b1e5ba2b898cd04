package io.kdaemon.watcher.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A catalog that can be away. */
final class CatalogInMemory implements ServiceCatalog {

    private final Map<ServiceKey, Registration> held = new LinkedHashMap<>();
    private final List<String> emptyNodes = new ArrayList<>();
    private Runnable beforeRead = () -> {};
    private boolean away;
    private int calls;
    private int reads;
    private int writes;

    @Override
    public Content read() {
        beforeRead.run();
        called();
        reads++;
        return new Content(List.copyOf(held.values()), emptyNodes);
    }

    @Override
    public void register(Registration registration) {
        called();
        writes++;
        put(registration);
    }

    @Override
    public void deregister(ServiceKey key) {
        called();
        writes++;
        held.remove(key);
    }

    @Override
    public void removeNode(String node) {
        called();
        emptyNodes.remove(node);
    }

    void put(Registration registration) {
        held.put(registration.key(), registration);
    }

    void putEmptyNode(String node) {
        emptyNodes.add(node);
    }

    void beforeRead(Runnable action) {
        beforeRead = action;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    void forgetAll() {
        held.clear();
    }

    Registration held(String serviceId) {
        return held.values().stream()
                .filter(registration -> registration.key().serviceId().equals(serviceId))
                .findFirst()
                .orElseThrow();
    }

    Set<String> serviceIds() {
        return held.keySet().stream().map(ServiceKey::serviceId).collect(Collectors.toSet());
    }

    List<String> emptyNodes() {
        return List.copyOf(emptyNodes);
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    int calls() {
        return calls;
    }

    int reads() {
        return reads;
    }

    int writes() {
        return writes;
    }

    private void called() {
        calls++;
        if (away) {
            throw new CatalogUnavailableException("the catalog is away", new IllegalStateException());
        }
    }
}
