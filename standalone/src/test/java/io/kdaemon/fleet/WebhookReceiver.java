package io.kdaemon.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes every notification over and keeps it. */
final class WebhookReceiver implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();

    private WebhookReceiver(HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
        server.start();
    }

    static WebhookReceiver start() {
        try {
            return new WebhookReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        received.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** How often notifications of that kind arrived about the incident. */
    long count(String kind, String incident) {
        return received.stream()
                .filter(notification -> notification.path("kind").asString().equals(kind))
                .filter(notification -> notification.path("incident").asString().equals(incident))
                .count();
    }

    Map<String, String> settings() {
        return Map.of(
                "KDAEMON_WATCHER_NOTIFICATION_WEBHOOKURL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "KDAEMON_WATCHER_NOTIFICATION_WEBHOOKSECRET",
                "a key of this test");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
