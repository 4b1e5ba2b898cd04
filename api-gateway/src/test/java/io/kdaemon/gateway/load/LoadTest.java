package io.kdaemon.gateway.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class LoadTest {

    @LocalServerPort
    private int port;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldAddANodeAndSayWhyItsLoadIsUnknownWhenItsPrometheusIsSilent() {
        // when
        Answer added = add("load-silent", "10.9.0.1", ",\"p_ipaddr\":\"127.0.0.1\",\"p_port\":\"1\"");

        // then
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.at("load_known").asBoolean()).isFalse();
        assertThat(added.at("load_reason").asString()).contains("Prometheus at http://127.0.0.1:1 does not answer");
        assertThat(added.at("load_instance").isNull()).isTrue();
    }

    @Test
    void shouldShowTheReasonAndNoHistoryWhenNoPrometheusIsConfigured() {
        // given
        add("load-unwatched", "10.9.0.2", "");

        // when
        Answer load = api.get("/0.0/nodes/load-unwatched/load?minutes=10");

        // then
        assertThat(load.status()).isEqualTo(200);
        assertThat(load.at("known").asBoolean()).isFalse();
        assertThat(load.at("reason").asString()).isEqualTo("no Prometheus is configured for it");
        assertThat(load.json().at("/reserved/cpus").asDouble()).isZero();
        assertThat(load.json().at("/history/known").asBoolean()).isFalse();
        assertThat(load.json().at("/history/reason").asString()).isEqualTo("no Prometheus is configured for it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minutes=0", "minutes=1441", "minutes=x", "hours=1"})
    void shouldRefuseAHistoryThatCannotBe(String query) {
        // given
        String name = "load-" + Math.abs(query.hashCode());
        add(name, "10.9.1." + Math.floorMod(query.hashCode(), 250), "");

        // when
        Answer refused = api.get("/0.0/nodes/" + name + "/load?" + query);

        // then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(query.split("=")[0]);
    }

    @Test
    void shouldNotFindTheLoadOfANodeThatIsNotThere() {
        // when
        Answer missing = api.get("/0.0/nodes/nowhere/load");

        // then
        assertThat(missing.status()).isEqualTo(404);
    }

    @Test
    void shouldKeepTheInstanceUntilItIsClearedAndRefuseOneThatCannotBe() {
        // given
        Answer added = add(
                "load-named",
                "10.9.0.3",
                ",\"p_ipaddr\":\"127.0.0.1\",\"p_port\":\"1\",\"p_instance\":\"rack-3:9100\"");

        // when
        Answer renamed = api.patch("/0.0/nodes/load-named", "{\"user_id\":7}");
        Answer refused = api.patch("/0.0/nodes/load-named", "{\"p_instance\":\"rack 3\"}");
        Answer cleared = api.patch("/0.0/nodes/load-named", "{\"p_instance\":null}");
        Answer pointless = add("load-lost", "10.9.0.4", ",\"p_instance\":\"rack-3:9100\"");

        // then
        assertThat(added.at("p_instance").asString()).isEqualTo("rack-3:9100");
        assertThat(renamed.at("p_instance").asString()).isEqualTo("rack-3:9100");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("p_instance");
        assertThat(cleared.at("p_instance").isNull()).isTrue();
        assertThat(pointless.status()).isEqualTo(400);
    }

    private Answer add(String hostname, String host, String more) {
        return api.post(
                "/0.0/nodes",
                "{\"hostname\":\"%s\",\"d_ipaddr\":\"%s\",\"d_port\":2375%s}".formatted(hostname, host, more));
    }
}
