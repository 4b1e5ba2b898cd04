package io.kdaemon.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.messaging.InMemoryBroker;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class NodesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private NodeRepository nodes;

    @Autowired
    private InMemoryBroker broker;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

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
    void shouldChangeOnlyWhatIsSentUnderEveryRoute() {
        // given
        long id = add("changed", "10.1.0.6").at("id").asLong();

        // when
        api.put("/0.0/nodes/update", "{\"id\":%d,\"is_enabled\":false}".formatted(id));
        api.put("/0.0/nodes/update?id=changed", "{\"p_port\":\"9091\"}");
        api.put("/0.0/nodes/" + id + "/update", "{\"advertise_ipaddr\":\"203.0.113.9\"}");
        Answer last = api.patch("/0.0/nodes/changed", "{\"hostname\":\"renamed\"}");

        // then
        assertThat(last.status()).as(last.text()).isEqualTo(200);
        assertThat(last.at("is_enabled").asBoolean()).isFalse();
        assertThat(last.at("p_port").asString()).isEqualTo("9091");
        assertThat(last.at("p_ipaddr").asString()).isEqualTo("10.0.0.5");
        assertThat(last.at("advertise_ipaddr").asString()).isEqualTo("203.0.113.9");
        assertThat(last.at("d_ipaddr").asString()).isEqualTo("10.1.0.6");
        assertThat(api.get("/0.0/nodes/renamed").at("id").asLong()).isEqualTo(id);
    }

    @Test
    void shouldAcceptTheWholeObjectBackWhenPut() {
        // given
        String whole = add("whole", "10.1.0.7").text();

        // when
        Answer answer = api.put("/0.0/nodes/whole", whole.replace("\"is_enabled\":true", "\"is_enabled\":false"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("is_enabled").asBoolean()).isFalse();
    }

    @Test
    void shouldKeepLabelsUntilOthersAreSent() {
        // given
        Answer added = api.post(
                "/0.0/nodes",
                "{\"hostname\":\"labelled\",\"d_ipaddr\":\"10.1.77.1\",\"d_port\":2375,\"labels\":[\"zone=a\",\"rack=7\"]}");

        // when
        Answer kept = api.patch("/0.0/nodes/labelled", "{\"is_enabled\":false}");
        Answer replaced = api.patch("/0.0/nodes/labelled", "{\"labels\":{\"zone\":\"b\"}}");

        // then
        assertThat(added.at("labels").toString()).isEqualTo("{\"rack\":\"7\",\"zone\":\"a\"}");
        assertThat(kept.at("labels")).isEqualTo(added.at("labels"));
        assertThat(replaced.at("labels").toString()).isEqualTo("{\"zone\":\"b\"}");
        assertThat(api.patch("/0.0/nodes/labelled", "{\"labels\":null}")
                        .at("labels")
                        .toString())
                .isEqualTo("{}");
    }

    @Test
    void shouldClearWhatIsSentAsNull() {
        // given
        add("cleared", "10.1.0.8");

        // when
        Answer answer = api.patch("/0.0/nodes/cleared", "{\"p_ipaddr\":null}");

        // then
        assertThat(answer.at("p_ipaddr").isNull()).isTrue();
        assertThat(answer.at("p_port").isNull()).isTrue();
    }

    @Test
    void shouldForgetWhatWasSeenAndLookAgainWhenTheEngineMoves() {
        // given
        long id = add("moved", "10.1.0.9").at("id").asLong();
        nodes.updateCondition(new NodeId(id), new Node.Condition(NodeStatus.DOWN, "no route", null, MutableClock.NOW));

        // when
        Answer answer = api.patch("/0.0/nodes/moved", "{\"d_ipaddr\":\"10.1.0.10\"}");

        // then
        assertThat(answer.at("status").asString()).isEqualTo("UNKNOWN");
        assertThat(answer.at("advertise_ipaddr").asString()).isEqualTo("10.1.0.10");
        assertThat(observationsOf(id)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0.0/nodes/delete?id=%d", "/0.0/nodes/%d", "/0.0/nodes/%d/delete"})
    void shouldRemoveUnderEveryRoute(String route) {
        // given
        String unique = Integer.toHexString(route.hashCode());
        long id = add("removed-" + unique, "r-" + unique).at("id").asLong();

        // when
        Answer answer = api.delete(route.formatted(id));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("hostname").asString()).isEqualTo("removed-" + unique);
        assertThat(api.get("/0.0/nodes/" + id).status()).isEqualTo(404);
    }

    @Test
    void shouldRemoveWhenTheIdIsInTheBody() {
        // given
        long id = add("removed-by-body", "10.1.0.11").at("id").asLong();

        // when
        Answer answer = api.send("DELETE", "/0.0/nodes/delete", "{\"id\":%d}".formatted(id));

        // then
        assertThat(answer.status()).isEqualTo(200);
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

    private Answer add(String hostname, String engine) {
        return api.post("/0.0/nodes", """
                {"hostname":"%s","d_ipaddr":"%s","d_port":"2375","p_ipaddr":"10.0.0.5","p_port":9090}""".formatted(hostname, engine));
    }

    private List<ObserveNode> observationsOf(long id) {
        return broker.sent(Destination.OBSERVE).stream()
                .map(envelope -> (ObserveNode) envelope.body())
                .filter(observe -> observe.node().nodeId() == id)
                .toList();
    }
}
