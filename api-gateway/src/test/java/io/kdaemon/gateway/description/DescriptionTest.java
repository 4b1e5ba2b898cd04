package io.kdaemon.gateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApiTest
class DescriptionTest {

    @LocalServerPort
    private int port;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /node/create",
        "POST, /nodes",
        "POST, /nodes/create",
        "PUT, /nodes/update",
        "PUT, /nodes/{id}/update",
        "PUT, /nodes/{id}",
        "PATCH, /nodes/{id}",
        "DELETE, /nodes/delete",
        "DELETE, /nodes/{id}",
        "DELETE, /nodes/{id}/delete",
        "GET, /nodes/{id}",
        "GET, /nodes",
        "POST, /application/create",
        "POST, /applications",
        "POST, /applications/create",
        "PUT, /applications/update",
        "PUT, /applications/{id}/update",
        "PUT, /applications/{id}",
        "PATCH, /applications/{id}",
        "DELETE, /applications/delete",
        "DELETE, /applications/{id}",
        "DELETE, /applications/{id}/delete",
        "GET, /applications/{id}",
        "GET, /applications",
        "POST, /container/create",
        "POST, /containers",
        "POST, /containers/create",
        "PUT, /containers/update",
        "PUT, /containers/{id}/update",
        "PUT, /containers/{id}",
        "PATCH, /containers/{id}",
        "DELETE, /containers/delete",
        "DELETE, /containers/{id}",
        "DELETE, /containers/{id}/delete",
        "GET, /containers/{id}",
        "GET, /containers",
        "POST, /containers/{id}/start",
        "POST, /containers/{id}/stop",
        "POST, /containers/{id}/restart",
        "GET, /containers/{id}/events",
        "GET, /containers/{id}/placement",
        "GET, /containers/{id}/logs",
        "POST, /containers/{id}/exec",
        "GET, /containers/{id}/exec",
        "GET, /containers/{id}/stats",
        "GET, /containers/{id}/top",
        "GET, /containers/{id}/files",
        "PUT, /containers/{id}/files",
        "POST, /registry/create",
        "POST, /registries",
        "POST, /registries/create",
        "PUT, /registries/update",
        "PUT, /registries/{id}/update",
        "PUT, /registries/{id}",
        "PATCH, /registries/{id}",
        "DELETE, /registries/delete",
        "DELETE, /registries/{id}",
        "DELETE, /registries/{id}/delete",
        "GET, /registries/{id}",
        "GET, /registries",
        "GET, /jobs/{id}",
        "GET, /events"
    })
    void shouldDescribeEveryRoute(String method, String path) {
        // when
        JsonNode operation = document().path("paths").path("/0.0" + path).path(method.toLowerCase());

        // then
        assertThat(operation.isObject()).isTrue();
        assertThat(operation.path("summary").asString()).isNotBlank();
        assertThat(operation.path("responses").path("503").path("content").has("application/problem+json"))
                .isTrue();
    }

    @Test
    void shouldDescribeTheIdOfEveryPathThatHasOne() {
        // when
        JsonNode paths = document().path("paths");

        // then
        paths.properties().stream()
                .filter(path -> path.getKey().contains("{id}"))
                .flatMap(path -> path.getValue().valueStream())
                .forEach(operation -> assertThat(operation.path("parameters").valueStream())
                        .filteredOn(
                                parameter -> parameter.path("name").asString().equals("id")
                                        && parameter.path("in").asString().equals("path"))
                        .as(operation.path("summary").asString())
                        .hasSize(1)
                        .allMatch(parameter -> parameter.path("required").asBoolean()));
    }

    @Test
    void shouldDescribeFieldsAsTheyAreOnTheWire() {
        // when
        JsonNode schemas = document().path("components").path("schemas");

        // then
        assertThat(schemas.at("/NewNode/required").toString()).isEqualTo("[\"d_ipaddr\",\"hostname\"]");
        assertThat(schemas.at("/NewNode/properties").has("status")).isFalse();
        assertThat(schemas.at("/ContainerView/properties").has("endpoints")).isTrue();
        assertThat(schemas.at("/JobView/properties").propertyNames())
                .contains("correlation_id", "next_attempt_at", "is_final");
        assertThat(schemas.at("/Problem/properties").has("errors")).isTrue();
    }

    @Test
    void shouldShowWhatTheApiReallyAnswers() {
        // given
        Answer node = api.post("/0.0/nodes", "{\"hostname\":\"described\",\"d_ipaddr\":\"10.7.0.1\",\"d_port\":1}");
        Answer application = api.post("/0.0/applications", "{\"name\":\"described\",\"docker_image\":\"ghost\"}");
        Answer container = api.post("/0.0/containers", "{\"name\":\"described\",\"application\":\"described\"}");

        // when
        JsonNode schemas = document().path("components").path("schemas");

        // then
        assertThat(node.json().propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        schemas.at("/NodeView/properties").propertyNames());
        assertThat(application.json().propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        schemas.at("/ApplicationView/properties").propertyNames());
        assertThat(container.json().propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        schemas.at("/ContainerView/properties").propertyNames());
    }

    @Test
    void shouldOfferAPageToBrowse() {
        // when
        Answer page = api.get("/0.0/docs");

        // then
        assertThat(page.status()).isEqualTo(302);
        Answer shown = api.get(page.header("Location").orElseThrow());
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).contains("swagger-ui");
        assertThat(shown.header("Content-Security-Policy").orElseThrow()).contains("img-src 'self' data:");
    }

    private JsonNode document() {
        Answer answer = api.get("/0.0/openapi.json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
