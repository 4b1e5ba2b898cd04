package io.kdaemon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class TwoPortsTest {

    @LocalServerPort
    private int apiPort;

    @Autowired
    private UiPort uiPort;

    private ApiClient api;
    private ApiClient ui;

    @BeforeEach
    void connect() {
        api = new ApiClient(apiPort);
        ui = new ApiClient(uiPort.number());
    }

    @Test
    void shouldServeThePageOnTheUiPortOnly() {
        // when
        Answer page = ui.get("/");
        Answer script = ui.get("/app.js");
        Answer index = api.get("/");
        Answer noScript = api.get("/app.js");

        // then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.text()).contains("<title>kDaemon</title>", "content=\"/0.0\"");
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Cache-Control")).contains("no-cache");
        assertThat(index.at("links").at("/nodes").asString()).isEqualTo("/0.0/nodes");
        assertThat(noScript.status()).isEqualTo(404);
    }

    @Test
    void shouldServeTheApiOnBothPorts() {
        assertThat(api.get("/0.0/nodes").status()).isEqualTo(200);
        assertThat(ui.get("/0.0/nodes/").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void shouldTellBrowsersToBeStrict() {
        // when
        Answer answer = ui.get("/");

        // then
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void shouldAnswerWithAProblemWhenAForeignPageSends() {
        // when
        Answer answer = api.post("/0.0/nodes", "{}", "Sec-Fetch-Site", "cross-site");

        // then
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.at("detail").asString()).contains("cross-site");
    }

    @Test
    void shouldCarryTheClientsRequestIdThroughWhenItIsFit() {
        assertThat(api.send("GET", "/0.0/nodes", null, "X-Request-Id", "client-7")
                        .header("X-Request-Id"))
                .contains("client-7");
        assertThat(api.send("GET", "/0.0/nodes/nix", null, "X-Request-Id", "client-8")
                        .at("request_id")
                        .asString())
                .isEqualTo("client-8");
        assertThat(api.send("GET", "/0.0/nodes", null, "X-Request-Id", "not fit for logs")
                        .header("X-Request-Id")
                        .orElseThrow())
                .hasSize(36);
    }
}
