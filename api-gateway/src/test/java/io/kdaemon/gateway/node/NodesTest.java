package io.kdaemon.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.testing.MutableClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class NodesTest extends NodeScenario {

    @Test
    void shouldAskForAnObservationAndSayThatNothingIsKnownYetWhenAdded() {
        // when
        Answer answer = add("observed", "10.1.0.1");

        // then
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .contains("/0.0/nodes/" + answer.at("id").asLong());
        assertThat(answer.at("status").asString()).isEqualTo("UNKNOWN");
        assertThat(observationsOf(answer.at("id").asLong())).singleElement().satisfies(observe -> {
            assertThat(observe.windowSeconds()).isZero();
            assertThat(observe.node().engineUri()).isEqualTo("tcp://10.1.0.1:2375");
        });
    }

    @Test
    void shouldShowWhatWasFoundWhenObserved() {
        // given
        long id = add("found", "10.1.0.2").at("id").asLong();
        NodeFacts facts = new NodeFacts("28.2.2", "1.50", 8, 1L << 35, "overlay2", "Debian");

        // when
        nodes.updateCondition(new NodeId(id), new Node.Condition(NodeStatus.READY, null, facts, MutableClock.NOW));

        // then
        Answer shown = api.get("/0.0/nodes/found");
        assertThat(shown.at("is_healthy").asBoolean()).isTrue();
        assertThat(shown.at("engine_version").asString()).isEqualTo("28.2.2");
        assertThat(shown.at("cpus").asInt()).isEqualTo(8);
        assertThat(shown.at("last_seen_at").asString()).isEqualTo("2026-01-01T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "fe80::1, fe80::1, fe80::1",
        "[FE80::2], fe80::2, fe80::2",
        "node.example.com, node.example.com, node.example.com",
        "/var/run/docker.sock, unix:///var/run/docker.sock, 127.0.0.1",
        "unix:///run/user/1000/docker.sock, unix:///run/user/1000/docker.sock, 127.0.0.1"
    })
    void shouldTakeEveryKindOfAddress(String sent, String shown, String advertised) {
        // given
        boolean isSocket = sent.contains("/");
        String hostname = "kind-" + Integer.toHexString(sent.hashCode());

        // when
        Answer answer = api.post("/0.0/nodes", """
                {"hostname":"%s","d_ipaddr":"%s","d_port":%s}""".formatted(hostname, sent, isSocket ? "null" : "2375"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.at("d_ipaddr").asString()).isEqualTo(shown);
        assertThat(answer.at("d_port").isNull()).isEqualTo(isSocket);
        assertThat(answer.at("advertise_ipaddr").asString()).isEqualTo(advertised);
    }

    @Test
    void shouldConflictWhenHostnameOrEngineIsTakenButNotPrometheus() {
        // given
        add("taken", "10.1.0.3");

        // when
        Answer sameName = add("taken", "10.1.0.4");
        Answer sameEngine = add("other", "10.1.0.3");
        Answer samePrometheus = add("third", "10.1.0.5");

        // then
        assertThat(sameName.status()).isEqualTo(409);
        assertThat(sameName.json().at("/errors/0/field").asString()).isEqualTo("hostname");
        assertThat(sameEngine.status()).isEqualTo(409);
        assertThat(sameEngine.json().at("/errors/0/field").asString()).isEqualTo("d_ipaddr");
        assertThat(samePrometheus.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0.0/nodes", "/0.0/nodes/", "/0.0/nodes/create", "/0.0/node/create/"})
    void shouldAddUnderEveryRoute(String route) {
        // given
        String unique = Integer.toHexString(route.hashCode());

        // when
        Answer answer = api.post(route, """
                {"hostname":"route-%s","d_ipaddr":"h-%s","d_port":2375}""".formatted(unique, unique));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void shouldPageThroughAllThatFitInOrder() {
        // given
        nodes.listAll().forEach(node -> api.patch("/0.0/nodes/" + node.id(), "{\"is_enabled\":true}"));
        for (int i = 0; i < 5; i++) {
            add("paged-" + i, "10.2.0." + i);
            api.patch("/0.0/nodes/paged-" + i, "{\"is_enabled\":%b}".formatted(i % 2 == 1));
        }

        // when
        Answer first = api.get("/0.0/nodes?is_enabled=false&limit=2");
        String next = first.header("Link").orElseThrow().replaceAll("<(.*)>.*", "$1");
        Answer second = api.get(next);

        // then
        assertThat(first.json()).hasSize(2);
        assertThat(next).startsWith("/0.0/nodes?").contains("is_enabled=false", "limit=2", "after=");
        assertThat(second.json()).hasSize(1);
        assertThat(second.json().at("/0/hostname").asString()).isEqualTo("paged-4");
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void shouldFilterByNameAndStatus() {
        // given
        add("filtered", "10.1.0.12");

        // then
        assertThat(api.get("/0.0/nodes?name=filtered&status=unknown,READY").json())
                .hasSize(1);
        assertThat(api.get("/0.0/nodes?name=filtered&status=DOWN&status=READY").json())
                .isEmpty();
    }

    @Test
    void shouldAnswerTheSameAgainWhenTheIdempotencyKeyIsRepeated() {
        // given
        String body = "{\"hostname\":\"once\",\"d_ipaddr\":\"10.1.0.13\",\"d_port\":2375}";
        String sameBody = "{ \"d_port\":2375, \"hostname\":\"once\", \"d_ipaddr\":\"10.1.0.13\" }";

        // when
        List<Answer> answers = List.of(
                api.post("/0.0/nodes", body, "Idempotency-Key", "node-once"),
                api.post("/0.0/node/create", sameBody, "Idempotency-Key", "node-once"));
        Answer other = api.post("/0.0/nodes", body.replace("2375", "2376"), "Idempotency-Key", "node-once");

        // then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.getLast().json()).isEqualTo(answers.getFirst().json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("detail").asString()).contains("node-once");
    }
}
