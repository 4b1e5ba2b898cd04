package io.kdaemon.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ApiTest
class ImportTest {

    private static final String THREE_TIERS = """
            name: %s
            services:
              web:
                image: nginx:1.27
                ports: ["8080:80"]
                depends_on: [api]
                restart: unless-stopped
                networks: [front]
              api:
                image: registry.example.com:5000/shop/api:${TAG:-1.0}
                environment:
                  DB_NAME: shop
                expose: ["9000"]
                depends_on:
                  db: {condition: service_healthy}
                deploy: {resources: {limits: {memory: 256M, cpus: "0.5"}}}
              db:
                image: mysql:8.4
                environment: ["MYSQL_DATABASE=shop"]
                volumes: ["data:/var/lib/mysql"]
                expose: [3306]
                healthcheck: {test: [CMD, mysqladmin, ping], interval: 10s, start_period: 1m}
                stop_grace_period: 1m
            volumes: {data: {}}
            networks: {front: {}}
            """;

    @LocalServerPort
    private int port;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldMakeAnApplicationOfEveryService() {
        // when
        Answer answer = send("/0.0/applications/import", THREE_TIERS.formatted("shop"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.at("services").get(2).get("application").asString()).isEqualTo("shop-web");
        assertThat(answer.at("services").get(2).get("unsupported").toString()).contains("networks");
        assertThat(api.get("/0.0/applications/shop-web").at("exposed_ports").asString())
                .isEqualTo("8080:80");
        assertThat(answer.at("unsupported").get(0).get("key").asString()).isEqualTo("networks");
        assertThat(api.get("/0.0/applications/shop-web").at("dependencies").asString())
                .isEqualTo("shop-api");
        Answer database = api.get("/0.0/applications/shop-db");
        assertThat(database.at("volumes").toString()).isEqualTo("[\"shop-data:/var/lib/mysql\"]");
        assertThat(database.at("stop_grace_period").asString()).isEqualTo("1m");
        assertThat(api.get("/0.0/applications/shop-api").at("memory").asLong()).isEqualTo(256L << 20);
        assertThat(api.get("/0.0/applications/shop-api").at("docker_image").asString())
                .isEqualTo("registry.example.com:5000/shop/api:1.0");
    }

    @Test
    void shouldStoreNothingInADryRun() {
        // when
        Answer answer = send("/0.0/applications/import?dry_run=true&prefix=dry-", THREE_TIERS.formatted("x"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("dry_run").asBoolean()).isTrue();
        assertThat(answer.at("services").get(0).get("definition").get("name").asString())
                .isEqualTo("dry-db");
        assertThat(answer.at("services").get(0).get("application_id").isNull()).isTrue();
        assertThat(api.get("/0.0/applications/dry-db").status()).isEqualTo(404);
    }

    @Test
    void shouldConflictUnlessToldToUpdate() {
        // given
        send("/0.0/applications/import", THREE_TIERS.formatted("twice"));

        // when
        Answer conflict = send("/0.0/applications/import", THREE_TIERS.formatted("twice"));
        Answer update = send(
                "/0.0/applications/import?update=true",
                THREE_TIERS.formatted("twice").replace("1.27", "1.28"));

        // then
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("twice-db", "update=true");
        assertThat(update.status()).as(update.text()).isEqualTo(201);
        assertThat(api.get("/0.0/applications/twice-web").at("docker_image").asString())
                .isEqualTo("nginx:1.28");
    }

    @Test
    void shouldStoreNothingWhenOneServiceIsWrong() {
        // when
        Answer answer = send("/0.0/applications/import", """
                services:
                  well: {image: web}
                  wrong: {image: "NO", volumes: ["/var/run/docker.sock:/s"], pids_limit: 0}
                """);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("services.wrong.docker_image", "services.wrong.volumes", "kdaemon.policy.allow-engine-socket")
                .contains("services.wrong.pids_limit");
        assertThat(api.get("/0.0/applications/well").status()).isEqualTo(404);
    }

    @Test
    void shouldTakeTheFileInsideJsonWithVariables() {
        // given
        ObjectNode body = new JsonMapper().createObjectNode();
        body.put("compose", "services: {json: {image: 'ghost:${TAG}'}}");
        body.putObject("variables").put("TAG", "5");

        // when
        Answer answer = api.post("/0.0/applications/import", body.toString());

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(api.get("/0.0/applications/json").at("docker_image").asString())
                .isEqualTo("ghost:5");
    }

    private Answer send(String path, String yaml) {
        return api.send("POST", path, yaml, "Content-Type", "application/yaml");
    }
}
