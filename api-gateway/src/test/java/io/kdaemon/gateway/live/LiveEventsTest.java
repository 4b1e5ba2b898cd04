package io.kdaemon.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.testing.messaging.InMemoryBroker;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class LiveEventsTest {

    private static final int VANISHING = 20;

    @LocalServerPort
    private int port;

    @Autowired
    private InMemoryBroker broker;

    @Autowired
    private Streams streams;

    @Test
    void shouldTellListenersWhatHasChanged() throws Exception {
        // given
        List<String> lines = new CopyOnWriteArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> response = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/0.0/events"))
                            .build(),
                    BodyHandlers.ofLines());
            Thread.ofVirtual().start(() -> collect(response.body(), lines));

            // when
            new ApiClient(port).post("/0.0/applications", """
                    {"name":"announced","docker_image":"ghost"}""");
            broker.deliverAll();

            // then
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            await().untilAsserted(() -> assertThat(lines).contains("event:application", ":heartbeat"));
            assertThat(lines)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("data:{\"kind\":\"application\",\"id\":")
                            .contains("\"message\":\"application added\""));
            assertThat(lines.getFirst()).isEqualTo("retry:2000");
            http.shutdownNow();
        }
        await().untilAsserted(() -> assertThat(streams.size()).isZero());
    }

    /** Awaitility fails for what is thrown in any thread. */
    @Test
    void shouldEndQuietlyWhenListenersVanish() throws Exception {
        // given
        List<Socket> listeners = new ArrayList<>();
        for (int i = 0; i < VANISHING; i++) {
            Socket listener = new Socket("127.0.0.1", port);
            listener.setSoLinger(true, 0);
            listener.getOutputStream()
                    .write("GET /0.0/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            listeners.add(listener);
        }
        await().until(() -> streams.size() == VANISHING);

        // when
        for (Socket listener : listeners) {
            streams.changed(new Changed("node", 1, null, "changed", Instant.now()));
            listener.close();
        }

        // then
        await().until(() -> streams.size() == 0);
    }

    /** Until the client is closed. */
    private static void collect(Stream<String> received, List<String> lines) {
        try {
            received.forEach(lines::add);
        } catch (UncheckedIOException _) {
            // The client is closed: this is the end.
        }
    }
}
