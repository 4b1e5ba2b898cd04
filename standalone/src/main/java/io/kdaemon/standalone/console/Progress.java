package io.kdaemon.standalone.console;

import static io.kdaemon.standalone.console.Inventory.text;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Waits for what was asked to come true, and prints each line of a container's timeline as it is written. */
final class Progress {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LISTEN_LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Api api;
    private final PrintStream out;
    private final Map<String, String> lastPrinted = new HashMap<>();

    /** What is waited for, and the field that says why an object is not there yet. */
    private enum Goal {
        NODE_READY("/nodes/", "READY", "status_reason"),
        CONTAINER_RUNNING("/containers/", "RUNNING", "last_error"),
        CONTAINER_REMOVED("/containers/", "REMOVED", "last_error");

        private final String path;
        private final String status;
        private final String reasonField;

        Goal(String path, String status, String reasonField) {
            this.path = path;
            this.status = status;
            this.reasonField = reasonField;
        }
    }

    Progress(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void awaitNode(JsonNode added) {
        await(Goal.NODE_READY, List.of(added));
        JsonNode node = current(Goal.NODE_READY, List.of(added)).getFirst();
        out.println("The node " + text(node, "hostname") + " is READY: engine " + text(node, "engine_version") + ", "
                + text(node, "cpus") + " cores, " + node.path("memory").asLong() / (1 << 20) + " MiB");
    }

    List<JsonNode> followUntilRunning(List<JsonNode> containers) {
        await(Goal.CONTAINER_RUNNING, containers);
        return current(Goal.CONTAINER_RUNNING, containers);
    }

    void awaitGone(List<JsonNode> containers) {
        await(Goal.CONTAINER_REMOVED, containers);
    }

    /** A container runs a moment before the program in it listens. */
    String firstAnswer(URI address) {
        long deadline = System.nanoTime() + LISTEN_LIMIT.toNanos();
        while (true) {
            try {
                return api.text(address);
            } catch (ConsoleException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                pause();
            }
        }
    }

    private void await(Goal goal, List<JsonNode> objects) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<JsonNode> late = stillLate(goal, objects);
        while (!late.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                JsonNode first = late.getFirst();
                throw new ConsoleException("expected %s%s to be %s within %d s, but it is %s: %s"
                        .formatted(
                                goal.path,
                                text(first, "id"),
                                goal.status,
                                LIMIT.toSeconds(),
                                text(first, "status"),
                                text(first, goal.reasonField)));
            }
            pause();
            late = stillLate(goal, objects);
        }
    }

    private List<JsonNode> stillLate(Goal goal, List<JsonNode> objects) {
        List<JsonNode> late = current(goal, objects).stream()
                .filter(object -> !text(object, "status").equals(goal.status))
                .toList();
        if (goal == Goal.CONTAINER_RUNNING) {
            objects.forEach(this::printNews);
        }
        return late;
    }

    /** Without those that are not found any more. */
    private List<JsonNode> current(Goal goal, List<JsonNode> objects) {
        return objects.stream()
                .map(object -> api.find(goal.path + text(object, "id")))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Of what happened to it before this call nothing is printed. */
    void knows(JsonNode container) {
        String id = text(container, "id");
        api.list("/containers/" + id + "/events?limit=1000").forEach(entry -> lastPrinted.put(id, text(entry, "id")));
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

    private static void pause() {
        LockSupport.parkNanos(POLL.toNanos());
    }
}
