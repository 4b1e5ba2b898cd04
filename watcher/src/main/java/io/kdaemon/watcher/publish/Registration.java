package io.kdaemon.watcher.publish;

import java.util.List;
import java.util.Map;

/**
 * One endpoint as the catalog holds it, healthy by its mere presence: whatever stops being true is taken out.
 *
 * @param service name that load balancers ask for
 * @param address where the endpoint is reached: always said, never left to the catalog's guess
 */
public record Registration(
        ServiceKey key,
        String nodeAddress,
        String service,
        String address,
        int port,
        List<String> tags,
        Map<String, String> meta) {

    public Registration {
        tags = List.copyOf(tags);
        meta = Map.copyOf(meta);
    }

    /** The node's address is not compared: it is the node's and not the endpoint's. */
    boolean isSameService(Registration other) {
        return key.equals(other.key)
                && service.equals(other.service)
                && address.equals(other.address)
                && port == other.port
                && tags.equals(other.tags)
                && meta.equals(other.meta);
    }
}
