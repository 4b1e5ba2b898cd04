package io.kdaemon.load.adapter.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kdaemon.node.PrometheusAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers whatever a test wants to be answered. */
final class FakePrometheus implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Function<String, Reply> replies = _ -> new Reply(200, "");

    record Reply(int status, String body) {

        /** @param series each as JSON */
        static Reply of(Stream<String> series) {
            String result = series.collect(Collectors.joining(","));
            return new Reply(200, "{\"status\":\"success\",\"data\":{\"result\":[%s]}}".formatted(result));
        }

        static Reply error(int status, String text) {
            return new Reply(status, "{\"status\":\"error\",\"error\":\"%s\"}".formatted(text));
        }
    }

    FakePrometheus() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    PrometheusAddress address() {
        return new PrometheusAddress("127.0.0.1", server.getAddress().getPort());
    }

    /** @param replies by the decoded form that is sent */
    void answers(Function<String, Reply> replies) {
        this.replies = replies;
    }

    /** Leaves everybody without an answer. */
    void hangs() {
        replies = _ -> {
            awaitEnd();
            return new Reply(200, "");
        };
    }

    /** The path and the decoded form of each question. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String form = URLDecoder.decode(sent, StandardCharsets.UTF_8);
        asked.add(exchange.getRequestURI().getPath() + " " + form);
        Reply reply = replies.apply(form);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
