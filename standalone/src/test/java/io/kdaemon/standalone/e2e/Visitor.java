package io.kdaemon.standalone.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A user who asks for one page again and again, without a pause, and keeps what went wrong. */
final class Visitor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AtomicInteger served = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final URI url;
    private final Thread thread;
    private volatile boolean stopped;

    private Visitor(URI url) {
        this.url = url;
        this.thread = Thread.ofVirtual().unstarted(this::visitOn);
    }

    static Visitor of(URI url) {
        Visitor visitor = new Visitor(url);
        visitor.thread.start();
        return visitor;
    }

    private void visitOn() {
        while (!stopped) {
            visit();
        }
    }

    private void visit() {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(url).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                served.incrementAndGet();
            } else {
                failures.add("%d: %s".formatted(answer.statusCode(), answer.body()));
            }
        } catch (IOException e) {
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    int served() {
        return served.get();
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        stopped = true;
        http.shutdownNow();
    }
}
