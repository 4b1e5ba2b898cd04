package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.kdaemon.dockerworker.engine.Endpoints;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.messaging.contract.ForeignContainer;
import io.kdaemon.messaging.contract.ForeignContainer.Description;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Containers that somebody else has made. They are read as the engine's own JSON: docker-java leaves out some of what has to be taken over.
 *
 * @param limit of each call
 */
record ForeignListing(EngineConnection connection, Duration limit, String advertisedHost, Clock clock) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_BYTES = 16 << 20;

    List<ForeignContainer> list(String cluster, Collection<String> described) {
        return JSON.readTree(get("/containers/json?all=1"))
                .valueStream()
                .filter(entry -> !cluster.equals(clusterOf(entry)))
                .map(entry -> container(entry, described))
                .toList();
    }

    private ForeignContainer container(JsonNode entry, Collection<String> described) {
        String id = entry.path("Id").asString("");
        String name = entry.path("Names").path(0).asString(id).replaceFirst("^/", "");
        boolean isAsked = described.contains(id) || described.contains(name);
        return new ForeignContainer(
                id,
                name,
                entry.path("Image").asString(""),
                entry.path("State").asString(""),
                entry.path("Status").asString(""),
                clusterOf(entry),
                isAsked ? describe(id).orElse(null) : null);
    }

    /** Empty when it is gone meanwhile. An image may be gone from under its container. */
    private Optional<Description> describe(String id) {
        Instant at = clock.instant();
        return find("/containers/%s/json".formatted(id)).map(found -> {
            JsonNode container = JSON.readTree(found);
            JsonNode image = find("/images/%s/json"
                            .formatted(container.path("Image").asString("")))
                    .map(JSON::readTree)
                    .orElseGet(JSON::createObjectNode);
            ForeignDefinition definition = ForeignDefinition.of(container, image);
            EngineContainer shown = shown(found);
            return new Description(
                    at,
                    Endpoints.of(shown, advertisedHost),
                    shown.condition().health().name(),
                    definition.fields(),
                    definition.leftOut());
        });
    }

    private EngineContainer shown(byte[] inspected) {
        try {
            return EngineReadings.inspected(
                    DockerClientConfig.getDefaultObjectMapper().readValue(inspected, InspectContainerResponse.class));
        } catch (IOException e) {
            throw connection.failures().translate(e);
        }
    }

    private static @Nullable String clusterOf(JsonNode entry) {
        return entry.path("Labels").path(Ownership.CLUSTER).asString(null);
    }

    private Optional<byte[]> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private byte[] get(String path) {
        Request request =
                Request.builder().method(Request.Method.GET).path(path).build();
        return connection.call(limit, () -> {
            try (Response response = connection.streams().execute(request)) {
                EngineAnswers.requireSuccess(response);
                return body(response);
            }
        });
    }

    private static byte[] body(Response response) throws IOException {
        byte[] body = response.getBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new IOException("the engine's answer is larger than %d bytes".formatted(MOST_BYTES));
        }
        return body;
    }
}
