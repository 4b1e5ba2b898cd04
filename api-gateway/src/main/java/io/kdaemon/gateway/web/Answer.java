package io.kdaemon.gateway.web;

import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** What a create answers; kept under the request's idempotency key. */
public record Answer(int status, String location, JsonNode body) {

    public ResponseEntity<JsonNode> toResponse() {
        return ResponseEntity.status(status)
                .location(URI.create(location))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
