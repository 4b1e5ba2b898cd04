package io.kdaemon.dockerworker.engine.adapter.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * An answer that comes as one JSON object per line, read on a virtual thread. docker-java's own way to do this takes a platform thread per
 * stream and has no watch on its time.
 */
final class JsonLines<T> implements AutoCloseable {

    private static final ObjectMapper JSON = DockerClientConfig.getDefaultObjectMapper();
    private static final int MOST_WAITING = 256;

    /** What there is to know of the stream at a time. */
    sealed interface Next<T> {

        /** The engine has begun to answer. */
        record Opened<T>() implements Next<T> {}

        record Line<T>(T value) implements Next<T> {}

        /** Nothing came in the time given. */
        record Silence<T>() implements Next<T> {}

        /** The engine ended the answer properly. */
        record End<T>() implements Next<T> {}

        record Broken<T>(EngineException why) implements Next<T> {}
    }

    private final EngineConnection connection;
    private final ObjectReader reader;
    /** Bounded: an engine that sends faster than anybody can follow has to wait. */
    private final BlockingQueue<Next<T>> arrived = new ArrayBlockingQueue<>(MOST_WAITING);

    private final Future<?> reading;

    private JsonLines(EngineConnection connection, Request request, Class<T> type) {
        this.connection = connection;
        this.reader = JSON.readerFor(type);
        this.reading = connection.calls().submit(() -> {
            read(request);
            return null;
        });
    }

    /** @throws EngineException when the engine refuses, or does not begin to answer within {@code limit} */
    static <T> JsonLines<T> open(EngineConnection connection, Request request, Class<T> type, Duration limit) {
        JsonLines<T> lines = new JsonLines<>(connection, request, type);
        try {
            if (lines.next(limit) instanceof Next.Silence<T>) {
                throw connection.failures().noAnswerWithin(limit);
            }
            return lines;
        } catch (EngineException e) {
            lines.close();
            throw e;
        }
    }

    /** @throws EngineException when the stream broke */
    Next<T> next(Duration wait) {
        try {
            Next<T> next = arrived.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (next instanceof Next.Broken<T>(EngineException why)) {
                throw why;
            }
            return next == null ? new Next.Silence<>() : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.STOPPING, "the docker-worker is stopping");
        }
    }

    @Override
    public void close() {
        reading.cancel(true);
    }

    private void read(Request request) throws InterruptedException {
        try {
            readAnswer(request);
            arrived.put(new Next.End<>());
        } catch (InterruptedException closed) {
            throw closed;
        } catch (Exception e) {
            arrived.put(new Next.Broken<>(connection.calls().explain(connection.failures(), e)));
        }
    }

    private void readAnswer(Request request) throws IOException, InterruptedException {
        try (Response response = connection.streams().execute(request)) {
            EngineAnswers.requireSuccess(response);
            arrived.put(new Next.Opened<>());
            readLines(response);
        }
    }

    private void readLines(Response response) throws IOException, InterruptedException {
        LineStream lines = new LineStream(response.getBody());
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (!isBlank(line)) {
                arrived.put(new Next.Line<>(reader.readValue(line)));
            }
        }
    }

    private static boolean isBlank(byte[] line) {
        return line.length == 0 || line.length == 1 && line[0] == '\r';
    }
}
