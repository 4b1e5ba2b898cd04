package io.kdaemon.bench;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The way under test: POST the container, wait for the news that it runs, as a client that watches the event stream does. */
public final class PlatformLauncher implements Launcher {

    private static final int LIMIT_SECONDS = 120;
    private static final String DATA = "data:";

    private final Api api;
    private final long applicationId;
    private final Map<Long, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final Set<Long> launched = ConcurrentHashMap.newKeySet();

    public PlatformLauncher(Api api, long applicationId) throws IOException, InterruptedException {
        this.api = api;
        this.applicationId = applicationId;
        var lines = api.events();
        Thread.ofVirtual()
                .name("events")
                .start(() -> lines.filter(line -> line.startsWith(DATA)).forEach(this::hear));
    }

    @Override
    public void launch(String name) throws Exception {
        long id = api.post("/0.0/container/create", Map.of("name", name, "application_id", applicationId))
                .path("id")
                .asLong();
        launched.add(id);
        String state = future(id).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        waiting.remove(id);
        if (!state.equals("RUNNING")) {
            throw new IOException("%s is %s: %s".formatted(name, state, api.get("/0.0/containers/" + id)));
        }
    }

    @Override
    public void removeAll() throws Exception {
        for (long id : launched) {
            api.delete("/0.0/containers/" + id);
        }
        for (long id : launched) {
            while (!api.get("/0.0/containers/" + id).path("status").asString().equals("REMOVED")) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        launched.clear();
        waiting.clear();
    }

    private void hear(String line) {
        JsonNode event = Api.parse(line.substring(DATA.length()));
        String state = event.path("state").asString("");
        if (event.path("kind").asString().equals("container") && (state.equals("RUNNING") || state.equals("FAILED"))) {
            future(event.path("id").asLong()).complete(state);
        }
    }

    private CompletableFuture<String> future(long id) {
        return waiting.computeIfAbsent(id, _ -> new CompletableFuture<>());
    }
}
