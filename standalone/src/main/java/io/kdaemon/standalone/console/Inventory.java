package io.kdaemon.standalone.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Nodes and containers as tables. */
final class Inventory {
    private Inventory() {}

    static String of(Api api) {
        List<JsonNode> nodes = api.list("/nodes?limit=1000");
        return nodes(nodes) + System.lineSeparator() + containers(api.list("/containers?limit=1000"), nodes);
    }

    static String nodes(List<JsonNode> nodes) {
        Table table = new Table("NODE", "HOSTNAME", "ENGINE", "STATUS", "ENABLED", "CONTAINERS");
        for (JsonNode node : nodes) {
            table.add(
                    text(node, "id"),
                    text(node, "hostname"),
                    text(node, "d_ipaddr"),
                    text(node, "status"),
                    text(node, "is_enabled"),
                    text(node, "container_count"));
        }
        return table.isEmpty() ? "  no nodes yet" + System.lineSeparator() : table.render();
    }

    static String containers(List<JsonNode> containers, List<JsonNode> nodes) {
        Map<String, String> hosts =
                nodes.stream().collect(Collectors.toMap(node -> text(node, "id"), node -> text(node, "hostname")));
        Table table = new Table("CONTAINER", "NAME", "STATUS", "NODE", "ENDPOINTS");
        for (JsonNode container : containers) {
            table.add(
                    text(container, "id"),
                    text(container, "name"),
                    text(container, "status"),
                    hosts.getOrDefault(text(container, "node_id"), "-"),
                    String.join(" ", endpoints(container)));
        }
        return table.isEmpty() ? "  no containers yet" + System.lineSeparator() : table.render();
    }

    static List<String> endpoints(JsonNode container) {
        return container
                .path("endpoints")
                .valueStream()
                .map(endpoint -> text(endpoint, "url"))
                .toList();
    }

    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isMissingNode() || value.isNull() ? "-" : value.asString();
    }
}
