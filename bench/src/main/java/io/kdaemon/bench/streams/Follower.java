package io.kdaemon.bench.streams;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who reads along what a container prints. */
record Follower(InputStream body) implements AutoCloseable {

    static Follower of(HttpClient http, String base, long container, AtomicLong lines)
            throws IOException, InterruptedException {
        URI uri = URI.create("%s/0.0/containers/%d/logs?follow=true&tail=0".formatted(base, container));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/x-ndjson")
                .build();
        Follower follower =
                new Follower(http.send(request, BodyHandlers.ofInputStream()).body());
        Thread.ofVirtual().start(() -> follower.read(lines));
        return follower;
    }

    private void read(AtomicLong lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isEmpty()).forEach(_ -> lines.incrementAndGet());
        } catch (IOException | UncheckedIOException closed) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
