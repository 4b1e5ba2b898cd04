package io.kdaemon.standalone.e2e;

import io.kdaemon.testing.api.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads an answer that goes on; closing it is what a client does that goes away. */
final class LineReader implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream body;

    private LineReader(InputStream body) {
        this.body = body;
    }

    static LineReader open(Api api, String path, String accept) {
        HttpResponse<InputStream> response = api.open(path, accept);
        LineReader reader = new LineReader(response.body());
        if (response.statusCode() != 200) {
            reader.read();
            throw new IllegalStateException(
                    "%s was answered with %d: %s".formatted(path, response.statusCode(), reader.lines));
        }
        Thread.ofVirtual().start(reader::read);
        return reader;
    }

    /** Those that are not empty, so far. */
    List<String> lines() {
        return lines;
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isEmpty()).forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
