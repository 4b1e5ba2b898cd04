package io.kdaemon.watcher.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kdaemon.notification.Notification;
import io.kdaemon.notification.Notification.Content;
import io.kdaemon.notification.Notification.Delivery;
import io.kdaemon.notification.Notification.Kind;
import io.kdaemon.notification.Notification.State;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.watcher.notify.DeliveryException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookChannelIT {

    private static final String SECRET = "s3cret";
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final CountDownLatch hang = new CountDownLatch(1);
    private volatile int status = 204;
    private volatile boolean hanging;
    private HttpServer server;
    private WebhookChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::answer);
        server.start();
        channel = channelTo(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        hang.countDown();
        server.stop(0);
    }

    @Test
    void shouldPostWhatTheReceiverCanVerify() throws Exception {
        // when
        channel.deliver(notification());

        // then
        Posted received = posted.getFirst();
        String signed = received.timestamp() + "." + received.body();
        assertThat(received.timestamp()).isEqualTo(Long.toString(MutableClock.NOW.getEpochSecond()));
        assertThat(received.signature()).isEqualTo("sha256=" + hmac(signed));
        JsonNode body = JsonMapper.shared().readTree(received.body());
        assertThat(body.path("id").asLong()).isEqualTo(17);
        assertThat(body.path("cluster").asString()).isEqualTo("test");
        assertThat(body.path("kind").asString()).isEqualTo("incident");
        assertThat(body.path("incident").asString()).isEqualTo("node-3-down");
        assertThat(body.path("subject").asString()).isEqualTo("node web3 is down");
        assertThat(body.path("body").asString()).isEqualTo("refused: 💥");
        assertThat(body.path("created_at").asString()).isEqualTo("2026-01-01T12:00:00Z");
    }

    @Test
    void shouldFailWithTheStatusWhenTheReceiverRefuses() {
        // given
        status = 500;

        // then
        assertThatThrownBy(() -> channel.deliver(notification()))
                .isInstanceOf(DeliveryException.class)
                .hasMessage("the webhook answered 500");
    }

    @Test
    void shouldFailInTimeWhenTheReceiverHangs() {
        // given
        hanging = true;

        // then
        assertThatThrownBy(() -> channel.deliver(notification()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("was not reached");
    }

    @Test
    void shouldFailWithoutTheAddressWhenNobodyListens() {
        // given
        int port = server.getAddress().getPort();
        server.stop(0);

        // then
        assertThatThrownBy(() -> channelTo(port).deliver(notification()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageNotContaining("/hook");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            posted.add(new Posted(
                    exchange.getRequestHeaders().getFirst(WebhookChannel.TIMESTAMP),
                    exchange.getRequestHeaders().getFirst(WebhookChannel.SIGNATURE),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (hanging) {
                hang.await();
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WebhookChannel channelTo(int port) {
        URI url = URI.create("http://127.0.0.1:%d/hook".formatted(port));
        return new WebhookChannel(new WebhookChannel.Target(url, SECRET), TIMEOUT, "test", new MutableClock());
    }

    private static Notification notification() {
        return new Notification(
                17,
                new Content("node-3-down", Kind.INCIDENT, "node web3 is down", "refused: 💥"),
                new Delivery(State.PENDING, 1, MutableClock.NOW, null, null),
                MutableClock.NOW);
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private record Posted(String timestamp, String signature, String body) {}
}
