package io.kdaemon.standalone.console;

import static io.kdaemon.standalone.console.Inventory.text;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** Waits for what was asked to come true, and prints each line of a container's timeline as it is written. */
final class Progress {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Api api;
    private final PrintStream out;
    private final Map<String, String> lastPrinted = new HashMap<>();

    Progress(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void awaitNode(JsonNode added) {
        String path = "/nodes/" + text(added, "id");
        await(
                "the node " + text(added, "hostname") + " to be READY",
                () -> api.find(path)
                        .filter(node -> text(node, "status").equals("READY"))
                        .isPresent());
        JsonNode node = api.find(path).orElseThrow();
        out.println("The node " + text(node, "hostname") + " is READY: engine " + text(node, "engine_version") + ", "
                + text(node, "cpus") + " cores, " + node.path("memory").asLong() / (1 << 20) + " MiB");
    }

    List<JsonNode> followUntilRunning(List<JsonNode> containers) {
        await(containers.size() + " containers to be RUNNING", () -> {
            containers.forEach(this::printNews);
            return current(containers).stream()
                    .allMatch(container -> text(container, "status").equals("RUNNING"));
        });
        return current(containers);
    }

    void awaitGone(List<JsonNode> containers) {
        await(
                "the containers to be removed",
                () -> current(containers).stream()
                        .allMatch(container -> text(container, "status").equals("REMOVED")));
    }

    private List<JsonNode> current(List<JsonNode> containers) {
        return containers.stream()
                .map(container -> api.find("/containers/" + text(container, "id")))
                .flatMap(Optional::stream)
                .toList();
    }

    private void printNews(JsonNode container) {
        String id = text(container, "id");
        String after = lastPrinted.getOrDefault(id, "0");
        for (JsonNode entry : api.list("/containers/" + id + "/events?after=" + after)) {
            out.println("  " + text(entry, "at") + "  " + text(container, "name") + "  " + text(entry, "kind") + "  "
                    + text(entry, "message"));
            lastPrinted.put(id, text(entry, "id"));
        }
    }

    private static void await(String expectation, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new ConsoleException("expected " + expectation + " within " + LIMIT.toSeconds()
                        + " s: ./kdaemon status shows what became of it");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConsoleException("interrupted");
        }
    }
}
