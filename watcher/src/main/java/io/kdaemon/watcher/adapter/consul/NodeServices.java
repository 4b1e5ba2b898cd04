package io.kdaemon.watcher.adapter.consul;

import io.kdaemon.watcher.publish.Registration;
import io.kdaemon.watcher.publish.ServiceKey;
import io.kdaemon.watcher.publish.ServiceNaming;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer to {@code GET /v1/catalog/node/:name}. */
record NodeServices(String node, String address, List<JsonNode> services) {

    static NodeServices parse(String json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        JsonNode node = root.path("Node");
        return new NodeServices(
                node.path("Node").asString(""),
                node.path("Address").asString(""),
                root.path("Services").valueStream().toList());
    }

    boolean isEmpty() {
        return services.isEmpty();
    }

    List<Registration> ours(ServiceNaming naming) {
        return services.stream()
                .filter(service -> naming.isOurs(service.path("ID").asString("")))
                .map(this::registration)
                .toList();
    }

    private Registration registration(JsonNode service) {
        Map<String, String> meta = new LinkedHashMap<>();
        service.path("Meta")
                .propertyStream()
                .forEach(entry -> meta.put(entry.getKey(), entry.getValue().asString("")));
        return new Registration(
                new ServiceKey(node, service.path("ID").asString()),
                address,
                service.path("Service").asString(""),
                service.path("Address").asString(""),
                service.path("Port").asInt(0),
                service.path("Tags").valueStream().map(tag -> tag.asString("")).toList(),
                meta);
    }
}
