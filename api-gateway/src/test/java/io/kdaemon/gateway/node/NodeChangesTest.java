package io.kdaemon.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class NodeChangesTest extends NodeScenario {

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
}
