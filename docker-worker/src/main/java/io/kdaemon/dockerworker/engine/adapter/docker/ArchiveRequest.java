package io.kdaemon.dockerworker.engine.adapter.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;

/** Files of a container, as engines copy them. */
final class ArchiveRequest {

    private static final ObjectMapper JSON = DockerClientConfig.getDefaultObjectMapper();
    private static final String DESCRIPTION = "X-Docker-Container-Path-Stat";
    /** Go's bits for whatever is not a plain file. */
    private static final long NOT_A_FILE = 0x8f280000L;

    private ArchiveRequest() {}

    static String path(String reference, String path) {
        return "/containers/%s/archive?path=%s".formatted(reference, URLEncoder.encode(path, StandardCharsets.UTF_8));
    }

    /** Empty when it is not a plain file. */
    static OptionalLong size(Response response) {
        String description = response.getHeader(DESCRIPTION);
        return description == null ? OptionalLong.empty() : size(description);
    }

    private static OptionalLong size(String description) {
        try {
            JsonNode found = JSON.readTree(Base64.getDecoder().decode(description));
            return (found.path("mode").asLong() & NOT_A_FILE) == 0
                    ? OptionalLong.of(found.path("size").asLong())
                    : OptionalLong.empty();
        } catch (IOException | IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }
}
