package io.kdaemon.watcher.publish;

import io.kdaemon.application.Application;
import io.kdaemon.application.PortSpec;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.Endpoint;
import io.kdaemon.node.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A running container with what it takes to name its endpoints. */
record Serving(ContainerInstance container, Application application, Node node) {

    Stream<Registration> registrations(ServiceNaming naming) {
        return container.assignment().endpoints().stream().map(endpoint -> registration(endpoint, naming));
    }

    private Registration registration(Endpoint endpoint, ServiceNaming naming) {
        return new Registration(
                naming.key(node.id(), container.id(), endpoint),
                node.profile().advertisedHost(),
                ServiceNaming.service(application.name(), endpoint, isFirst(endpoint)),
                endpoint.host(),
                endpoint.hostPort(),
                List.of(endpoint.protocol().wireName()),
                meta(naming));
    }

    private boolean isFirst(Endpoint endpoint) {
        List<PortSpec> declared = application.run().ports();
        return declared.isEmpty() || declared.getFirst().isReachedAt(endpoint);
    }

    private Map<String, String> meta(ServiceNaming naming) {
        return Map.of(
                "kdaemon-cluster", naming.cluster(),
                "kdaemon-container", container.identity().name(),
                "kdaemon-container-id", container.id().toString(),
                "kdaemon-generation", Integer.toString(container.generation()),
                "kdaemon-application", application.name());
    }
}
