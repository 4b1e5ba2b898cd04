package io.kdaemon.watcher.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kdaemon.lifecycle.LifecyclePolicy.Backoff;
import io.kdaemon.notification.Notification.State;
import io.kdaemon.watcher.adapter.webhook.WebhookChannel;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookDeliveryIT {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(exchange.getRequestHeaders().getFirst(WebhookChannel.NOTIFICATION));
                exchange.sendResponseHeaders(received.size() < 3 ? 500 : 200, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldReachAReceiverThatRefusesTwice() {
        // given
        NotificationDelivery delivery = new NotificationDelivery(
                cluster.transactions,
                cluster.notificationRepository,
                channel(),
                cluster.clock,
                new NotificationDelivery.Policy(5, new Backoff(RETRY, RETRY), Duration.ofSeconds(20)),
                cluster.meters);
        cluster.notifications.raise("node-1-down", "node web1 is down", "refused");

        // when
        for (int i = 0; i < 4; i++) {
            delivery.deliverDue();
            cluster.clock.advance(RETRY);
        }

        // then
        assertThat(received).containsExactly("1", "1", "1");
        assertThat(cluster.notificationRepository.all().getFirst().delivery().state())
                .isEqualTo(State.SENT);
    }

    private WebhookChannel channel() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        WebhookChannel.Target target = new WebhookChannel.Target(url, "s3cret");
        return new WebhookChannel(target, Duration.ofSeconds(5), ClusterInMemory.NAME, cluster.clock);
    }
}
