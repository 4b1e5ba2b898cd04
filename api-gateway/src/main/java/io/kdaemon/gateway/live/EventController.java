package io.kdaemon.gateway.live;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The route of server-sent events. */
@RestController
public final class EventController {

    private final Streams streams;

    public EventController(Streams streams) {
        this.streams = streams;
    }

    /** Proxies must pass each event on at once. */
    @Operation(summary = "Server-sent events: what has changed, as it changes")
    @GetMapping("/events")
    ResponseEntity<SseEmitter> events() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(streams.open());
    }
}
