package io.kdaemon.gateway.live;

import io.kdaemon.gateway.web.ChangeListener;
import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.messaging.contract.Changed;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** All clients that listen now. */
public final class Streams implements ChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final Limits limits;
    private final JsonMapper mapper;

    /** @param most clients at a time */
    public record Limits(Duration heartbeat, int buffer, int most) {}

    public Streams(Limits limits, JsonMapper mapper) {
        this.limits = limits;
        this.mapper = mapper;
    }

    SseEmitter open() {
        if (open.size() >= limits.most()) {
            throw new RequestRefusedException(
                    ProblemType.UNAVAILABLE,
                    "%d clients listen already, expected fewer".formatted(limits.most()),
                    List.of());
        }
        Stream stream = new Stream(limits, open::remove);
        open.add(stream);
        return stream.open();
    }

    @Override
    public void changed(Changed change) {
        if (!open.isEmpty()) {
            News news = News.of(change, mapper);
            open.stream().filter(stream -> !stream.offer(news)).forEach(this::drop);
        }
    }

    /** Before the web server waits for requests to end: these would not. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        open.forEach(Stream::drop);
    }

    int size() {
        return open.size();
    }

    private void drop(Stream slow) {
        LOG.debug("event stream dropped: client too slow");
        open.remove(slow);
        slow.drop();
    }
}
