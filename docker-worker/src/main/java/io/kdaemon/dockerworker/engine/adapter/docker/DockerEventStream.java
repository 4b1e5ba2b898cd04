package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.kdaemon.dockerworker.engine.EngineEvent;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EventStream;
import io.kdaemon.dockerworker.engine.HealthLabel;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.dockerworker.engine.adapter.docker.JsonLines.Next;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /events} of one engine for the containers of one cluster. Neither {@code since} nor {@code until} is sent: they would be judged by the
 * engine's clock, which may differ from ours.
 */
record DockerEventStream(EngineConnection connection, JsonLines<Event> lines) implements EventStream {

    private static final String FILTERS = """
            {"type":["container"],"label":["%s=%s"],\
            "event":["start","die","oom","pause","unpause","destroy","health_status"]}""";

    static DockerEventStream open(EngineConnection connection, String cluster, Duration limit) {
        String filters = FILTERS.formatted(Ownership.CLUSTER, cluster);
        Request request = Request.builder()
                .method(Request.Method.GET)
                .path("/events?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8))
                .build();
        return new DockerEventStream(connection, JsonLines.open(connection, request, Event.class, limit));
    }

    @Override
    public Optional<EngineEvent> next(Duration wait) {
        return switch (lines.next(wait)) {
            case Next.Line<Event>(Event event) -> translate(event);
            case Next.Silence<Event> _, Next.Opened<Event> _ -> Optional.empty();
            case Next.End<Event> _ -> throw connection.failures().lost("the engine ended its stream of events");
            case Next.Broken<Event>(EngineException why) -> throw why;
        };
    }

    @Override
    public void close() {
        lines.close();
    }

    private static Optional<EngineEvent> translate(Event event) {
        EventActor actor = event.getActor();
        if (actor == null) {
            return Optional.empty();
        }
        Map<String, String> attributes = Objects.requireNonNullElse(actor.getAttributes(), Map.of());
        boolean probed = HealthLabel.in(attributes).isPresent();
        return Ownership.ofLabels(attributes).map(owner -> new EngineEvent(owner, kindOf(event.getAction()), probed));
    }

    private static EngineEvent.Kind kindOf(@Nullable String action) {
        return "start".equals(action) ? EngineEvent.Kind.STARTED : EngineEvent.Kind.CHANGED;
    }
}
