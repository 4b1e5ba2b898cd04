package io.kdaemon.testing.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.testing.process.HttpProbe;
import io.kdaemon.testing.process.Leftovers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsulServerIT {

    @Test
    void shouldListAServiceThatWasRegisteredAndForgetItWhenStartedAgain() throws IOException, InterruptedException {
        try (ConsulServer consul = ConsulServer.start()) {
            // given
            String registration = """
                    {"Node": "kd-1", "Address": "10.77.1.11",
                     "Service": {"ID": "kd-test-1-8080-tcp", "Service": "web", "Port": 32768}}""";

            // when
            assertThat(put(consul.url() + "/v1/catalog/register", registration)).isEqualTo(200);

            // then
            HttpProbe service = HttpProbe.of(consul.url() + "/v1/catalog/service/web");
            assertThat(service.body()).contains("kd-test-1-8080-tcp", "32768");
            consul.stop();
            assertThat(service.answers()).isFalse();
            consul.startAgain();
            assertThat(service.body().strip()).isEqualTo("[]");
        }
        assertThat(Leftovers.of("consul")).isEmpty();
    }

    private static int put(String uri, String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                    .timeout(Duration.ofSeconds(5))
                    .PUT(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
