package io.kdaemon.gateway.live;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What one client listens to. Whoever has news only puts them into a queue; a virtual thread of the stream's own writes them, so a client that
 * reads slowly delays nobody. One whose queue is full is dropped: it reconnects and reads everything anew.
 */
final class Stream {

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
    private static final Duration RECONNECT = Duration.ofSeconds(2);

    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<News> waiting;
    private final Duration heartbeat;
    private final Consumer<Stream> onEnd;
    private final Thread writer;

    Stream(Streams.Limits limits, Consumer<Stream> onEnd) {
        this.waiting = new ArrayBlockingQueue<>(limits.buffer());
        this.heartbeat = limits.heartbeat();
        this.onEnd = onEnd;
        this.writer = Thread.ofVirtual().name("event-stream").unstarted(this::write);
        emitter.onCompletion(() -> {
            onEnd.accept(this);
            writer.interrupt();
        });
        emitter.onError(_ -> onEnd.accept(this));
    }

    SseEmitter open() {
        writer.start();
        return emitter;
    }

    /** @return false when the client is too slow */
    boolean offer(News news) {
        return waiting.offer(news);
    }

    void drop() {
        writer.interrupt();
    }

    private void write() {
        try {
            emitter.send(SseEmitter.event().reconnectTime(RECONNECT.toMillis()).comment("connected"));
            while (!Thread.interrupted()) {
                send(waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS));
            }
            complete();
        } catch (InterruptedException _) {
            complete();
        } catch (IOException | IllegalStateException e) {
            ended(e);
        }
    }

    private void complete() {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            ended(e);
        }
    }

    /** The client is gone. The web server has ended the request by itself, or is about to: there is nothing left to complete. */
    private void ended(Exception failure) {
        LOG.debug("event stream ended: {}", failure.toString());
        onEnd.accept(this);
    }

    private void send(@Nullable News news) throws IOException {
        emitter.send(
                news == null
                        ? SseEmitter.event().comment("heartbeat")
                        : SseEmitter.event().name(news.kind()).data(news.json()));
    }
}
