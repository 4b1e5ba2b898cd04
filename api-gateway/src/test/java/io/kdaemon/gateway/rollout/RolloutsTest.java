package io.kdaemon.gateway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.rollout.RolloutId;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.rollout.RolloutState;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class RolloutsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RolloutRepository rollouts;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldAcceptARolloutAndShowIt() {
        // given
        launch("accepted", 2);

        // when
        Answer accepted = api.post("/0.0/rollouts", """
                {"selector":{"application":"accepted"},"docker_image":"ghost:6","environment":{"A":"1"},
                 "order":"stop_first","healthy_within":30,"max_parallel":2,"max_failures":1}""");

        // then
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(accepted.header("Location")).contains("/0.0/rollouts/" + id(accepted));
        assertThat(accepted.at("state").asString()).isEqualTo("RUNNING");
        assertThat(accepted.at("docker_image").asString()).isEqualTo("ghost:6");
        assertThat(accepted.json().at("/environment/A").asString()).isEqualTo("1");
        assertThat(accepted.at("order").asString()).isEqualTo("stop_first");
        assertThat(accepted.at("healthy_within").asInt()).isEqualTo(30);
        assertThat(accepted.at("max_parallel").asInt()).isEqualTo(2);
        assertThat(accepted.at("max_failures").asInt()).isEqualTo(1);
        assertThat(accepted.json().at("/counts/waiting").asInt()).isEqualTo(2);
        assertThat(accepted.json().at("/containers/1/name").asString()).isEqualTo("accepted-2");
        assertThat(accepted.json().at("/containers/1/state").asString()).isEqualTo("WAITING");
        assertThat(api.get("/0.0/rollouts/" + id(accepted)).json()).isEqualTo(accepted.json());
    }

    @Test
    void shouldUpdateOneAtATimeAndStopAtTheFirstFailureUnlessSaidOtherwise() {
        // given
        launch("usual", 1);

        // when
        Answer accepted = api.post("/0.0/applications/usual/rollout", null);

        // then
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(accepted.at("max_parallel").asInt()).isEqualTo(1);
        assertThat(accepted.at("max_failures").asInt()).isZero();
        assertThat(accepted.at("healthy_within").asInt()).isEqualTo(120);
        assertThat(accepted.at("docker_image").isNull()).isTrue();
    }

    @Test
    void shouldOnlyTellWhatWouldBeDoneOnADryRun() {
        // given
        launch("dry", 1);

        // when
        Answer same = api.post("/0.0/applications/dry/rollout", "{\"dry_run\":true}");
        Answer other = api.post("/0.0/applications/dry/rollout", "{\"dry_run\":true,\"docker_image\":\"ghost:6\"}");

        // then
        assertThat(same.status()).as(same.text()).isEqualTo(200);
        assertThat(same.json().has("id")).isFalse();
        assertThat(same.json().at("/containers/0/state").asString()).isEqualTo("UNCHANGED");
        assertThat(other.json().at("/containers/0/state").asString()).isEqualTo("WAITING");
        assertThat(api.get("/0.0/rollouts?application=dry").json()).isEmpty();
    }

    @Test
    void shouldAnswerARepetitionAsTheFirstRequest() {
        // given
        launch("repeated", 1);
        String[] key = {"Idempotency-Key", "roll-1"};

        // when
        Answer first = api.send("POST", "/0.0/applications/repeated/rollout", "{}", key);
        Answer again = api.send("POST", "/0.0/applications/repeated/rollout", "{}", key);

        // then
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(api.get("/0.0/rollouts?application=repeated").json()).hasSize(1);
    }

    @Test
    void shouldRefuseAContainerThatIsInARolloutUnderWay() {
        // given
        launch("busy", 2);
        long second = api.get("/0.0/containers/busy-2").at("id").asLong();
        Answer first = api.post("/0.0/rollouts", "{\"selector\":{\"ids\":[%d]}}".formatted(second));

        // when
        Answer refused = api.post("/0.0/applications/busy/rollout", "{}");

        // then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("detail").asString())
                .isEqualTo("Container 'busy-2' is in roll-out %d, which is under way".formatted(id(first)));
    }

    @Test
    void shouldRefuseWhatNoContainerIsMeantByOrOnlyOneGenerationFits() {
        // given
        api.post("/0.0/applications", "{\"name\":\"empty-herd\",\"docker_image\":\"ghost\"}");
        api.post(
                "/0.0/applications",
                "{\"name\":\"rooted-herd\",\"docker_image\":\"ghost\",\"exposed_ports\":\"80:80\"}");
        api.post("/0.0/containers", "{\"application\":\"rooted-herd\",\"name\":\"rooted-herd\"}");

        // when
        Answer none = api.post("/0.0/applications/empty-herd/rollout", "{}");
        Answer fixed = api.post("/0.0/applications/rooted-herd/rollout", "{\"order\":\"start_first\"}");

        // then
        assertThat(none.status()).as(none.text()).isEqualTo(409);
        assertThat(fixed.status()).as(fixed.text()).isEqualTo(409);
        assertThat(fixed.json().at("/errors/0/field").asString()).isEqualTo("order");
    }

    @Test
    void shouldListByApplicationAndState() {
        // given
        launch("listed", 2);
        long[] ids = {
            id(api.post("/0.0/rollouts", "{\"selector\":{\"ids\":[%d]}}".formatted(container("listed-1")))),
            id(api.post("/0.0/rollouts", "{\"selector\":{\"ids\":[%d]}}".formatted(container("listed-2"))))
        };
        rollouts.update(rollouts.find(new RolloutId(ids[0]))
                .orElseThrow()
                .ended(RolloutState.SUCCEEDED, Instant.parse("2026-01-01T00:00:00Z")));

        // when
        Answer page = api.get("/0.0/rollouts?application=listed&limit=1");
        Answer running = api.get("/0.0/rollouts?application=listed&state=running");

        // then
        assertThat(page.json().at("/0/id").asLong()).isEqualTo(ids[0]);
        assertThat(page.json().at("/0/is_final").asBoolean()).isTrue();
        assertThat(page.json().at("/0/counts/waiting").asInt()).isEqualTo(1);
        assertThat(page.json().at("/0").has("containers")).isFalse();
        assertThat(page.header("Link")).get().asString().contains("after=" + ids[0]);
        assertThat(running.json()).hasSize(1);
        assertThat(running.json().at("/0/id").asLong()).isEqualTo(ids[1]);
        assertThat(api.get("/0.0/rollouts?application=unknown").json()).isEmpty();
        assertThat(api.get("/0.0/rollouts?state=done").status()).isEqualTo(400);
    }

    @Test
    void shouldCallARolloutOffOnceAndNotWhenItHasEnded() {
        // given
        launch("called-off", 1);
        long id = id(api.post("/0.0/applications/called-off/rollout", "{}"));

        // when
        Answer cancelled = api.post("/0.0/rollouts/" + id + "/cancel", null);
        Answer again = api.post("/0.0/rollouts/" + id + "/cancel", null);
        rollouts.update(rollouts.find(new RolloutId(id))
                .orElseThrow()
                .ended(RolloutState.CANCELLED, Instant.parse("2026-01-01T00:00:00Z")));
        Answer late = api.post("/0.0/rollouts/" + id + "/cancel", null);

        // then
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(202);
        assertThat(cancelled.at("state").asString()).isEqualTo("CANCELLING");
        assertThat(again.status()).isEqualTo(202);
        assertThat(late.status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /0.0/rollouts/999999",
        "GET, /0.0/rollouts/first",
        "POST, /0.0/rollouts/999999/cancel",
        "POST, /0.0/applications/unheard-of/rollout"
    })
    void shouldNotFindWhatIsNotThere(String method, String path) {
        assertThat(api.send(method, path, method.equals("POST") ? "{}" : null).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                 | selector",
                "{\"selector\":{\"application\":\"unheard-of\"}}                    | selector.application",
                "{\"selector\":{\"ids\":[1]},\"max_parallel\":0}                    | max_parallel",
                "{\"selector\":{\"ids\":[1]},\"max_parallel\":1001}                 | max_parallel",
                "{\"selector\":{\"ids\":[1]},\"max_failures\":-1}                   | max_failures",
                "{\"selector\":{\"ids\":[1]},\"dry_run\":\"perhaps\"}               | dry_run",
                "{\"selector\":{\"ids\":[1]},\"order\":\"both\"}                    | order",
                "{\"selector\":{\"ids\":[1]},\"healthy_within\":0}                  | healthy_within",
                "{\"selector\":{\"ids\":[1]},\"docker_image\":\"a b\"}              | docker_image",
                "{\"selector\":{\"ids\":[1]},\"parallel\":2}                        | parallel"
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) {
        // when
        Answer answer = api.post("/0.0/rollouts", body);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    private long container(String name) {
        return api.get("/0.0/containers/" + name).at("id").asLong();
    }

    private static long id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.at("id").asLong();
    }

    private void launch(String application, int count) {
        api.post("/0.0/applications", "{\"name\":\"%s\",\"docker_image\":\"ghost\"}".formatted(application));
        api.post(
                "/0.0/containers",
                "{\"application\":\"%s\",\"name\":\"%s\",\"count\":%d}".formatted(application, application, count));
    }
}
