package io.kdaemon.gateway.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class BulkTest {

    @LocalServerPort
    private int port;

    private ApiClient api;

    @BeforeEach
    void registerApplication() {
        api = new ApiClient(port);
    }

    @Test
    void shouldWishForAllOfAnApplicationAndTellOfEach() {
        // given
        launch("herd", 3);

        // when
        Answer stopped = bulk("\"action\":\"stop\",\"selector\":{\"application\":\"herd\"},\"grace\":3");
        Answer again = bulk("\"action\":\"stop\",\"selector\":{\"application\":\"herd\"}");

        // then
        assertThat(stopped.status()).as(stopped.text()).isEqualTo(200);
        assertThat(stopped.at("accepted").asInt()).isEqualTo(3);
        assertThat(stopped.at("is_complete").asBoolean()).isTrue();
        assertThat(stopped.json().at("/results/2/outcome").asString()).isEqualTo("accepted");
        assertThat(stopped.json().at("/results/2/job_id").isNumber()).isTrue();
        assertThat(again.at("accepted").asInt()).isZero();
        assertThat(again.json().at("/results/0/outcome").asString()).isEqualTo("nothing_to_do");
        assertThat(again.json().at("/results/0/reason").asString()).isNotBlank();
    }

    @Test
    void shouldOnlyTellWhatWouldBeDoneOnADryRun() {
        // given
        launch("spared", 2);

        // when
        Answer foreseen = bulk("\"action\":\"remove\",\"selector\":{\"application\":\"spared\"},\"dry_run\":true");

        // then
        assertThat(foreseen.at("accepted").asInt()).isEqualTo(2);
        assertThat(foreseen.at("dry_run").asBoolean()).isTrue();
        assertThat(api.get("/0.0/containers/spared-1").at("desired_state").asString())
                .isEqualTo("RUNNING");
    }

    @Test
    void shouldTakeOnlyThoseForWhichAllThatIsSaidHolds() {
        // given
        launch("mixed", 2);
        long second = api.get("/0.0/containers/mixed-2").at("id").asLong();

        // when
        Answer chosen = bulk(
                "\"action\":\"remove\",\"selector\":{\"application\":\"mixed\",\"ids\":[%d,999999],\"status\":[\"requested\"]}"
                        .formatted(second));
        Answer labelled = bulk("\"action\":\"remove\",\"selector\":{\"application\":\"mixed\",\"label\":\"team=web\"}");

        // then
        assertThat(chosen.json().at("/results").size()).isEqualTo(1);
        assertThat(chosen.json().at("/results/0/id").asLong()).isEqualTo(second);
        assertThat(labelled.json().at("/results").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"action\":\"stop\"                                              | selector",
                "\"action\":\"stop\",\"selector\":{}                            | selector",
                "\"action\":\"stop\",\"selector\":\"all\"                     | selector",
                "\"action\":\"kill\",\"selector\":{\"status\":\"RUNNING\"}    | action",
                "\"action\":\"stop\",\"selector\":{\"status\":\"REMOVED\"}    | selector.status",
                "\"action\":\"stop\",\"selector\":{\"ids\":[1,\"2\"]}         | selector.ids",
                "\"action\":\"stop\",\"selector\":{\"nodes\":\"a\"}           | selector.nodes",
                "\"action\":\"stop\",\"selector\":{\"node\":\"nowhere\"}      | selector.node",
                "\"action\":\"stop\",\"selector\":{\"application\":\"none\"}  | selector.application",
                "\"action\":\"stop\",\"selector\":{\"label\":\"team\"}        | selector.label"
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) {
        // when
        Answer answer = bulk(body);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    private Answer bulk(String fields) {
        return api.post("/0.0/containers/bulk", "{" + fields + "}");
    }

    private void launch(String application, int count) {
        api.post("/0.0/applications", "{\"name\":\"%s\",\"docker_image\":\"ghost\"}".formatted(application));
        api.post(
                "/0.0/containers",
                "{\"application\":\"%s\",\"name\":\"%s\",\"count\":%d}".formatted(application, application, count));
    }
}
