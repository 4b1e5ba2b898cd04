package io.kdaemon.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.node.EngineCondition;
import io.kdaemon.node.EngineConditionRepository;
import io.kdaemon.node.NodeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class EngineTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EngineConditionRepository engines;

    @Autowired
    private Clock clock;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldShowHowEachDockerWorkerFaresAndForgetThoseThatAreGone() {
        // given
        NodeId node = add("engine-seen", "10.9.5.1");
        Instant now = clock.instant();
        EngineCondition.Calls busy = new EngineCondition.Calls("CLOSED", 3, 5, 9);
        EngineCondition.Calls resting = new EngineCondition.Calls("OPEN", 0, 2, 1);
        EngineCondition.Trouble trouble = new EngineCondition.Trouble("ping: connection refused", now);
        engines.put(List.of(
                new EngineCondition(node, "left:1", busy, null, now),
                new EngineCondition(node, "right:1", resting, trouble, now.minusSeconds(20)),
                new EngineCondition(node, "gone:1", busy, null, now.minus(Duration.ofHours(1)))));

        // when
        Answer answer = api.get("/0.0/nodes/engine-seen/engine");

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).hasSize(2);
        assertThat(answer.json().at("/0/worker").asString()).isEqualTo("left:1");
        assertThat(answer.json().at("/0/limit").asInt()).isEqualTo(5);
        assertThat(answer.json().at("/0/in_flight").asInt()).isEqualTo(3);
        assertThat(answer.json().at("/0/last_error").isNull()).isTrue();
        assertThat(answer.json().at("/1/breaker").asString()).isEqualTo("OPEN");
        assertThat(answer.json().at("/1/last_error").asString()).isEqualTo("ping: connection refused");
    }

    @Test
    void shouldShowNobodyWhenNobodyHasTold() {
        // given
        add("engine-new", "10.9.5.2");

        // when
        Answer answer = api.get("/0.0/nodes/engine-new/engine");

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEmpty();
    }

    @Test
    void shouldNotFindTheEngineOfANodeThatIsNotThere() {
        assertThat(api.get("/0.0/nodes/nowhere/engine").status()).isEqualTo(404);
    }

    private NodeId add(String hostname, String address) {
        Answer added = api.post("/0.0/nodes", """
                {"hostname":"%s","d_ipaddr":"%s","d_port":"2375"}""".formatted(hostname, address));
        return new NodeId(added.at("id").asLong());
    }
}
