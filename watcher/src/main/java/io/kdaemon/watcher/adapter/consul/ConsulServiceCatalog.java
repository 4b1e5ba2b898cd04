package io.kdaemon.watcher.adapter.consul;

import com.ecwid.consul.ConsulException;
import com.ecwid.consul.transport.HttpResponse;
import com.ecwid.consul.v1.ConsulClient;
import com.ecwid.consul.v1.ConsulRawClient;
import com.ecwid.consul.v1.OperationException;
import com.ecwid.consul.v1.catalog.CatalogNodesRequest;
import com.ecwid.consul.v1.catalog.model.CatalogDeregistration;
import com.ecwid.consul.v1.catalog.model.Node;
import io.kdaemon.watcher.publish.CatalogUnavailableException;
import io.kdaemon.watcher.publish.Registration;
import io.kdaemon.watcher.publish.ServiceCatalog;
import io.kdaemon.watcher.publish.ServiceKey;
import io.kdaemon.watcher.publish.ServiceNaming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes to Consul's catalog directly, under synthetic nodes: the loss of one agent takes nothing out, and no agent undoes what it did not
 * write. The synthetic nodes carry a mark, so that a real agent's node is never taken for one.
 */
public class ConsulServiceCatalog implements ServiceCatalog {

    private static final Map<String, String> SYNTHETIC = Map.of("kdaemon", "synthetic");

    private final ConsulClient consul;
    private final ConsulRawClient raw;
    private final ServiceNaming naming;

    public ConsulServiceCatalog(ConsulAddress address, Duration timeout, ServiceNaming naming) {
        this.raw = ConsulClients.of(address, timeout);
        this.consul = new ConsulClient(raw);
        this.naming = naming;
    }

    @Override
    public Content read() {
        return call("read", () -> {
            CatalogNodesRequest synthetic =
                    CatalogNodesRequest.newBuilder().setNodeMeta(SYNTHETIC).build();
            List<Registration> registrations = new ArrayList<>();
            List<String> emptyNodes = new ArrayList<>();
            for (Node node : consul.getCatalogNodes(synthetic).getValue()) {
                NodeServices services = services(node.getNode());
                registrations.addAll(services.ours(naming));
                if (services.isEmpty()) {
                    emptyNodes.add(node.getNode());
                }
            }
            return new Content(registrations, emptyNodes);
        });
    }

    @Override
    public void register(Registration registration) {
        call("register", () -> consul.catalogRegister(CatalogRequests.registration(registration, SYNTHETIC)));
    }

    @Override
    public void deregister(ServiceKey key) {
        CatalogDeregistration request = new CatalogDeregistration();
        request.setNode(key.node());
        request.setServiceId(key.serviceId());
        call("deregister", () -> consul.catalogDeregister(request));
    }

    @Override
    public void removeNode(String node) {
        CatalogDeregistration request = new CatalogDeregistration();
        request.setNode(node);
        call("remove node", () -> consul.catalogDeregister(request));
    }

    /** The typed call knows neither addresses nor meta data of a node's services. */
    private NodeServices services(String node) {
        HttpResponse response = raw.makeGetRequest("/v1/catalog/node/" + node);
        if (response.getStatusCode() != 200) {
            throw new OperationException(response);
        }
        return NodeServices.parse(response.getContent());
    }

    private static <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (ConsulException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CatalogUnavailableException("Consul did not %s: %s".formatted(what, cause), e);
        }
    }
}
