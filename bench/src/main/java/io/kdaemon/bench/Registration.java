package io.kdaemon.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The one node and the one application that launches are measured with, made where they are missing. */
public record Registration(Api api, String engineUri, String image) {

    private static final int PORT = 8080;
    private static final String NODE = "bench-node";
    private static final String APPLICATION = "bench-application";

    /** @return the number of the application */
    public long register() throws IOException, InterruptedException {
        boolean unix = engineUri.startsWith("unix://");
        String host = unix
                ? engineUri.substring("unix://".length())
                : URI.create(engineUri).getHost();
        String port = unix ? "" : Integer.toString(URI.create(engineUri).getPort());
        if (!exists("nodes", NODE, "hostname") && api.get("/0.0/nodes").isEmpty()) {
            api.post("/0.0/node/create", Map.of("hostname", NODE, "d_ipaddr", host, "d_port", port));
        }
        if (!exists("applications", APPLICATION, "name")) {
            api.post(
                    "/0.0/application/create",
                    Map.of("name", APPLICATION, "docker_image", image, "exposed_ports", PORT));
        }
        return api.get("/0.0/applications/" + APPLICATION).path("id").asLong();
    }

    private boolean exists(String resource, String name, String field) throws IOException, InterruptedException {
        for (JsonNode item : api.get("/0.0/" + resource)) {
            if (item.path(field).asString().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
