package io.kdaemon.gateway.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class DependenciesTest {

    @LocalServerPort
    private int port;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldLaunchWhatIsNotThereAndShareIt() {
        // given
        application("share-db", "");
        application("share-api", "share-db");
        application("share-web", "share-api");

        // when
        Answer web = launch("share-web", "\"name\":\"share-web-1\"");
        launch("share-web", "\"name\":\"share-web-2\"");

        // then
        assertThat(web.status()).as(web.text()).isEqualTo(202);
        assertThat(job(web).at("state").asString()).isEqualTo("WAITING_FOR_DEPENDENCY");
        assertThat(api.get("/0.0/containers?application=share-api").json()).hasSize(1);
        assertThat(api.get("/0.0/containers?application=share-db").json()).hasSize(1);
        Answer on = api.get("/0.0/containers/share-web-2/dependencies");
        assertThat(on.json().at("/0/container/name").asString()).isEqualTo("share-api");
        assertThat(on.json().at("/0/mode").asString()).isEqualTo("shared");
        assertThat(on.json().path(0).path("handed_over").isNull()).isTrue();
        assertThat(on.json().path(0).path("current").isNull()).isTrue();
        assertThat(job(api.get("/0.0/containers/share-db")).at("state").asString())
                .isEqualTo("QUEUED");
        assertThat(job(api.get("/0.0/containers/share-api")).at("state").asString())
                .isEqualTo("WAITING_FOR_DEPENDENCY");
    }

    @Test
    void shouldGiveEachItsOwnWhenAskedTo() {
        // given
        application("own-db", "");
        application("own-web", "own-db");

        // when
        launch("own-web", "\"name\":\"mine\",\"dependency_mode\":\"own\"");
        launch("own-web", "\"name\":\"yours\",\"dependency_mode\":\"own\"");

        // then
        assertThat(api.get("/0.0/containers?application=own-db").json()).hasSize(2);
        assertThat(api.get("/0.0/containers/mine-own-db").status()).isEqualTo(200);
        assertThat(api.get("/0.0/containers/mine/dependencies")
                        .json()
                        .at("/0/mode")
                        .asString())
                .isEqualTo("own");
    }

    @Test
    void shouldRefuseAModeThatIsNoneAndADependencyThatIsDisabled() {
        // given
        api.post("/0.0/applications", "{\"name\":\"off-db\",\"docker_image\":\"mysql\",\"is_enabled\":false}");
        application("off-web", "off-db");

        // when
        Answer mode = launch("off-web", "\"dependency_mode\":\"some\"");
        Answer disabled = launch("off-web", "\"name\":\"off\"");

        // then
        assertThat(mode.status()).isEqualTo(400);
        assertThat(mode.json().at("/errors/0/field").asString()).isEqualTo("dependency_mode");
        assertThat(disabled.status()).isEqualTo(409);
        assertThat(disabled.at("detail").asString()).contains("off-db");
        assertThat(api.get("/0.0/containers/off").status()).isEqualTo(404);
    }

    private void application(String name, String dependencies) {
        api.post(
                "/0.0/applications",
                "{\"name\":\"%s\",\"docker_image\":\"ghost\",\"dependencies\":\"%s\"}".formatted(name, dependencies));
    }

    private Answer launch(String application, String fields) {
        return api.post("/0.0/containers", "{\"application\":\"%s\",%s}".formatted(application, fields));
    }

    private Answer job(Answer container) {
        return api.get("/0.0/jobs/" + container.at("job_id").asLong());
    }
}
