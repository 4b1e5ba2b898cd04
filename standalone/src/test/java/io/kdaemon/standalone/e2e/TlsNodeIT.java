package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.certificate.TestCertificates;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job and streams on a real engine that talks TLS only, and only to clients with a certificate; all through the API. */
class TlsNodeIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of());

    private static final Api API = PLATFORM.api();
    private static Path certificates;
    private static long node;
    private static long container;

    @BeforeAll
    static void launch() throws IOException {
        WebImage.loadInto(NODES);
        certificates = NODES.node(0).requireClientCertificates();
        node = add("secured", tls());
        API.awaitNode(node, "READY");
        container = API.launch("behind-tls", API.addApplication("web", WebImage.NAME));
        API.awaitContainer(container, "RUNNING");
    }

    @Test
    void shouldServeUsersAndStreamsOfAContainerBehindTls() {
        // given
        String path = "/0.0/containers/%d/".formatted(container);

        try (LineReader follower = LineReader.open(API, path + "logs?follow=true&tail=0", "text/plain");
                Terminal terminal = Terminal.open(API.base(), path + "exec?cmd=sh&tty=true")) {
            // when
            terminal.type("echo over-$((40+2)) >/proc/1/fd/1\n");

            // then
            await().atMost(LIMIT).until(() -> follower.lines().contains("over-42"));
        }
        assertThat(Api.visit(API.container(container))).isNotBlank();
        assertThat(API.get(path + "stats").json().path("memory_bytes").asLong()).isPositive();
    }

    @Test
    void shouldTellExpiryOfTheCertificateAndNeverTheKey() throws IOException {
        // when
        Api.Answer answer = API.get("/0.0/nodes/" + node);

        // then
        assertThat(answer.json().path("tls").findValuesAsString("expires_at")).isNotEmpty();
        assertThat(answer.raw().body()).doesNotContain("PRIVATE KEY", secretLine());
    }

    @Test
    void shouldSayWhyTheEngineIsNotTrustedAndGoOnWithWhatRanWhenItIsAgain() throws IOException {
        // given
        JsonNode before = API.container(container);

        // when
        change(Map.of("ca", TestCertificates.AUTHORITY));

        // then
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(API.get("/0.0/nodes/" + node)
                                .json()
                                .path("status_reason")
                                .asString())
                        .contains("its certificate is not signed by the node's CA (CN=kdaemon-test-authority)"));
        change(Map.of("ca", file("ca")));
        API.awaitNode(node, "READY");
        JsonNode after = API.awaitContainer(container, "RUNNING");
        assertThat(after.path("container_id")).isEqualTo(before.path("container_id"));
    }

    @Test
    void shouldSayThatCertificatesAreMissingWhenANodeIsAddedWithoutThem() {
        // when
        JsonNode answer = API.post(
                        "/0.0/nodes",
                        JSON.writeValueAsString(
                                Map.of("hostname", "bare", "d_ipaddr", "127.0.0.2", "d_port", 2376, "tls", Map.of())))
                .json();

        // then
        assertThat(answer.path("errors").findValuesAsString("field")).containsExactly("tls.ca");
    }

    private static long add(String hostname, Map<String, String> tls) {
        Api.Answer answer = API.post(
                "/0.0/nodes",
                JSON.writeValueAsString(
                        Map.of("hostname", hostname, "d_ipaddr", NODES.node(0).address(), "tls", tls)));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }

    private static void change(Map<String, String> tls) {
        Api.Answer answer = API.call("PUT", "/0.0/nodes/" + node, JSON.writeValueAsString(Map.of("tls", tls)));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static Map<String, String> tls() throws IOException {
        return Map.of("ca", file("ca"), "cert", file("cert"), "key", file("key"));
    }

    private static String secretLine() throws IOException {
        return file("key").lines().toList().get(1);
    }

    private static String file(String name) throws IOException {
        return Files.readString(certificates.resolve(name + ".pem"));
    }
}
