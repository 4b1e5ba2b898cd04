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
    private final Progress progress;

    Demo(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
        this.progress = new Progress(api, out);
    }

    void run(String socket, String image) {
        progress.awaitNode(node("unix://" + socket));
        JsonNode application = application(image);
        List<JsonNode> launched = IntStream.rangeClosed(1, CONTAINERS)
                .mapToObj(number -> container(application, APPLICATION + "-" + number))
                .toList();
        List<JsonNode> running = progress.followUntilRunning(launched);
        out.println();
        out.print(Inventory.containers(running, api.list("/nodes")));
        out.println();
        running.forEach(this::call);
    }

    /**
     * All containers of the demo's application go, also those that the operator has launched besides. They go first: what they run and where they
     * run may go only when nothing of them is left.
     */
    void clean() {
        api.find("/applications/" + APPLICATION).ifPresent(this::removeApplication);
        removeNode();
    }

    private void removeApplication(JsonNode application) {
        List<JsonNode> containers = api.list("/containers?limit=1000&application=" + text(application, "id")).stream()
                .filter(container -> !isRemoved(container))
                .toList();
        for (JsonNode container : containers) {
            out.println("Removing the container " + text(container, "name"));
            api.delete("/containers/" + text(container, "id"));
        }
        progress.awaitGone(containers);
        out.println("Removing the application " + APPLICATION);
        api.delete("/applications/" + APPLICATION);
    }

    private void removeNode() {
        api.find("/nodes/" + HOSTNAME).ifPresent(node -> {
            if (node.path("container_count").asInt() == 0) {
                out.println("Removing the node " + HOSTNAME);
                api.delete("/nodes/" + HOSTNAME);
            } else {
                out.println("The node " + HOSTNAME + " stays, it has other containers");
            }
        });
    }

    private JsonNode node(String engine) {
        return api.list("/nodes?limit=1000").stream()
                .filter(node -> text(node, "d_ipaddr").equals(engine))
                .findFirst()
                .orElseGet(() -> {
                    out.println("Adding the node " + HOSTNAME + " (engine " + engine + ")");
                    return api.post("/node/create", Map.of("hostname", HOSTNAME, "d_ipaddr", engine));
                });
    }

    private JsonNode application(String image) {
        return api.find("/applications/" + APPLICATION).orElseGet(() -> {
            out.println("Registering the application " + APPLICATION + " (image " + image + ", port " + PORT + ")");
            return api.post(
                    "/application/create",
                    Map.of("name", APPLICATION, "docker_image", image, "exposed_ports", PORT, "memory", "32m"));
        });
    }

    private JsonNode container(JsonNode application, String name) {
        return api.find("/containers/" + name)
                .filter(container -> !isRemoved(container))
                .map(this::wanted)
                .orElseGet(() -> {
                    out.println("Launching the container " + name);
                    return api.post(
                            "/container/create", Map.of("name", name, "application_id", text(application, "id")));
                });
    }

    /** What an operator stopped since the last demo is started again. */
    private JsonNode wanted(JsonNode container) {
        boolean runs = text(container, "desired_state").equals("RUNNING")
                && !text(container, "status").equals("FAILED");
        progress.knows(container);
        out.println((runs ? "There is already the container " : "Starting the container ") + text(container, "name"));
        return runs ? container : api.post("/containers/" + text(container, "id") + "/start", Map.of());
    }

    private static boolean isRemoved(JsonNode container) {
        return text(container, "status").equals("REMOVED");
    }

    private void call(JsonNode container) {
        for (String endpoint : Inventory.endpoints(container)) {
            out.println("GET " + endpoint + "  ->  " + progress.firstAnswer(URI.create(endpoint)));
        }
    }
}
