package io.kdaemon.gateway.live;

import io.kdaemon.messaging.contract.Changed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event as it is sent, written once for all clients.
 *
 * @param kind name of the event: what it is about
 */
record News(String kind, String json) {

    private record View(String kind, long id, @Nullable String state, String message, Instant at) {}

    static News of(Changed changed, JsonMapper mapper) {
        View view = new View(changed.subject(), changed.id(), changed.state(), changed.message(), changed.at());
        return new News(changed.subject(), mapper.writeValueAsString(view));
    }
}
