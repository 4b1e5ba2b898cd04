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

/** Follows containers, printing each line of their timelines as it is written. */
final class Launches {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Api api;
    private final PrintStream out;
    private final List<JsonNode> containers;
    private final Map<String, Integer> printed = new HashMap<>();

    Launches(Api api, PrintStream out, List<JsonNode> containers) {
        this.api = api;
        this.out = out;
        this.containers = containers;
    }

    List<JsonNode> followUntilRunning() {
        await("Expected " + containers.size() + " containers to run within " + LIMIT, () -> {
            containers.forEach(this::printNews);
            return current().stream()
                    .allMatch(container -> text(container, "status").equals("RUNNING"));
        });
        return current();
    }

    void awaitGone() {
        await(
                "Expected the containers to be removed within " + LIMIT,
                () -> current().stream()
                        .allMatch(container -> text(container, "status").equals("REMOVED")));
    }

    private List<JsonNode> current() {
        return containers.stream().map(this::current).flatMap(Optional::stream).toList();
    }

    private Optional<JsonNode> current(JsonNode container) {
        return api.find("/containers/" + text(container, "id"));
    }

    private void printNews(JsonNode container) {
        String id = text(container, "id");
        List<JsonNode> timeline = api.list("/containers/" + id + "/events");
        timeline.stream()
                .skip(printed.getOrDefault(id, 0))
                .forEach(event -> out.println(
                        "  " + text(container, "name") + "  " + text(event, "at") + "  " + text(event, "message")));
        printed.put(id, timeline.size());
    }

    private static void await(String expectation, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new ConsoleException(expectation + ": ./kdaemon status shows what became of them");
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
