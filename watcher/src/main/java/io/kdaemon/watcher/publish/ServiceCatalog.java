package io.kdaemon.watcher.publish;

import java.util.List;

/** A catalog that load balancers read. Every call is bounded in time. */
public interface ServiceCatalog {

    /** What is ours in it, and which synthetic nodes hold nothing at all. */
    record Content(List<Registration> registrations, List<String> emptyNodes) {
        public Content {
            registrations = List.copyOf(registrations);
            emptyNodes = List.copyOf(emptyNodes);
        }
    }

    /** @throws CatalogUnavailableException when it does not answer or refuses */
    Content read();

    /**
     * Stores or replaces an endpoint, healthy at once, and the synthetic node it is kept under.
     *
     * @throws CatalogUnavailableException when it does not answer or refuses
     */
    void register(Registration registration);

    /**
     * Takes an endpoint out; nothing happens when it is not there.
     *
     * @throws CatalogUnavailableException when it does not answer or refuses
     */
    void deregister(ServiceKey key);

    /** @throws CatalogUnavailableException when it does not answer or refuses */
    void removeNode(String node);
}
