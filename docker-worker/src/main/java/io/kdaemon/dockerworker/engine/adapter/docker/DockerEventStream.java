package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.kdaemon.dockerworker.engine.Adoptions;
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
record DockerEventStream(EngineConnection connection, String cluster, Adoptions adoptions, JsonLines<Event> lines)
        implements EventStream {

    private static final String FILTERS = """
            {"type":["container"],%s\
            "event":["start","die","oom","pause","unpause","destroy","health_status"]}""";
    private static final String LABELLED = "\"label\":[\"%s=%s\"],";

    /** Engines join filters by "and": where something is adopted, all containers are listened to, and most of it is passed over. */
    static DockerEventStream open(EngineConnection connection, String cluster, Adoptions adoptions, Duration limit) {
        boolean allLabelled = adoptions.owners().isEmpty();
        String filters = FILTERS.formatted(allLabelled ? LABELLED.formatted(Ownership.CLUSTER, cluster) : "");
        Request request = Request.builder()
                .method(Request.Method.GET)
                .path("/events?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8))
                .build();
        return new DockerEventStream(
                connection, cluster, adoptions, JsonLines.open(connection, request, Event.class, limit));
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

    private Optional<EngineEvent> translate(Event event) {
        EventActor actor = event.getActor();
        if (actor == null) {
            return Optional.empty();
        }
        Map<String, String> attributes = Objects.requireNonNullElse(actor.getAttributes(), Map.of());
        boolean probed = HealthLabel.in(attributes).isPresent();
        return Ownership.ofLabels(attributes)
                .filter(owner -> owner.cluster().equals(cluster))
                .or(() -> Optional.ofNullable(actor.getId()).flatMap(adoptions::owner))
                .map(owner -> new EngineEvent(owner, kindOf(event.getAction()), probed));
    }

    private static EngineEvent.Kind kindOf(@Nullable String action) {
        return "start".equals(action) ? EngineEvent.Kind.STARTED : EngineEvent.Kind.CHANGED;
    }
}
