package io.kdaemon.standalone.console;

import static io.kdaemon.standalone.console.Inventory.text;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The main job on this machine's own engine, step by step. Every step finds what an earlier demo left. */
final class Demo {
    private static final String APPLICATION = "hello";
    private static final String HOSTNAME = "this-machine";
    private static final String PORT = "8080";
    private static final int CONTAINERS = 3;

    private final Api api;
    private final PrintStream out;

    Demo(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void run(String socket, String image) {
        node(socket);
        JsonNode application = application(image);
        List<JsonNode> launched = IntStream.rangeClosed(1, CONTAINERS)
                .mapToObj(number -> container(application, APPLICATION + "-" + number))
                .toList();
        Launches launches = new Launches(api, out, launched);
        List<JsonNode> running = launches.followUntilRunning();
        out.println();
        out.print(Inventory.containers(running, api.list("/nodes")));
        out.println();
        running.forEach(this::call);
    }

    /** Containers first: the application may go only when nothing runs of it. The node stays, it is the operator's. */
    void clean() {
        List<JsonNode> ours = demoContainers();
        for (JsonNode container : ours) {
            out.println("Removing container " + text(container, "name"));
            api.delete("/containers/" + text(container, "id"));
        }
        new Launches(api, out, ours).awaitGone();
        api.delete("/applications/" + APPLICATION);
        out.println("Removed the application " + APPLICATION);
    }

    private List<JsonNode> demoContainers() {
        return api.list("/containers").stream()
                .filter(container -> text(container, "name").matches(APPLICATION + "-[1-" + CONTAINERS + "]"))
                .filter(container -> !text(container, "status").equals("REMOVED"))
                .toList();
    }

    private void node(String socket) {
        if (api.find("/nodes/" + HOSTNAME).isPresent()) {
            out.println("The node " + HOSTNAME + " is known already");
            return;
        }
        out.println("Adding the node " + HOSTNAME + " (engine unix://" + socket + ")");
        api.create("/node/create", Map.of("hostname", HOSTNAME, "d_ipaddr", "unix://" + socket));
    }

    private JsonNode application(String image) {
        return api.find("/applications/" + APPLICATION).orElseGet(() -> {
            out.println("Registering the application " + APPLICATION + " (image " + image + ", port " + PORT + ")");
            return api.create(
                    "/application/create",
                    Map.of("name", APPLICATION, "docker_image", image, "exposed_ports", PORT, "memory", "32m"));
        });
    }

    private JsonNode container(JsonNode application, String name) {
        return api.find("/containers/" + name)
                .filter(container -> !text(container, "status").equals("REMOVED"))
                .orElseGet(() -> {
                    out.println("Launching the container " + name);
                    return api.create(
                            "/container/create",
                            Map.of(
                                    "name",
                                    name,
                                    "application_id",
                                    application.path("id").asInt()));
                });
    }

    private void call(JsonNode container) {
        for (String endpoint : Inventory.endpoints(container)) {
            out.println("GET " + endpoint + "  ->  " + api.text(URI.create(endpoint)));
        }
    }
}
