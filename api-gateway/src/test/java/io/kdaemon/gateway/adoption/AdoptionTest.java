package io.kdaemon.gateway.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.messaging.contract.ForeignContainer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApiTest
class AdoptionTest extends AdoptionScenario {

    @Test
    void shouldTakeOverWhatRunsWithAnApplicationThatSaysHow() {
        // when
        JsonNode result = adopt("{\"containers\":\"%s\"}".formatted(name), running(name, definition()))
                .path(0);

        // then
        assertThat(result.path("outcome").asString()).isEqualTo("adopted");
        JsonNode container =
                api.get("/0.0/containers/" + result.path("id").asLong()).json();
        assertThat(container.path("status").asString()).isEqualTo("RUNNING");
        assertThat(container.path("node_id").asLong()).isEqualTo(node.id().value());
        assertThat(container.path("container_id").asString()).isEqualTo(engineId(name));
        assertThat(container.path("endpoints").path(0).path("url").asString()).isEqualTo("http://10.78.0.9:8080");
        JsonNode application = api.get(
                        "/0.0/applications/" + result.path("application_id").asLong())
                .json();
        assertThat(application.path("docker_image").asString()).isEqualTo("nginx:1.27");
        assertThat(application.path("exposed_ports").asString()).isEqualTo("8080:80");
        assertThat(adoptions.find(node.id(), engineId(name))).isPresent();
        assertThat(reservations.listResidences())
                .anyMatch(residence -> residence.nodeId().equals(node.id()));
    }

    @Test
    void shouldAnswerTheSameContainerTheSecondTime() {
        // given
        JsonNode first = adopt("{\"all\":true}", running(name, definition())).path(0);

        // when
        JsonNode again = adopt(
                        "{\"containers\":[\"%s\"]}".formatted(engineId(name).substring(0, 12)),
                        running(name, definition()))
                .path(0);

        // then
        assertThat(again.path("outcome").asString()).isEqualTo("adopted_before");
        assertThat(again.path("id").asLong()).isEqualTo(first.path("id").asLong());
        assertThat(foreign(running(name, definition()))).isEmpty();
    }

    @Test
    void shouldSayWhyItTakesSomethingNotOver() {
        // given
        ForeignContainer stopped = container(name + "-stopped", "exited", null, null);
        ForeignContainer others = container(name + "-others", "running", "another", null);
        ForeignContainer mighty = running(name + "-mighty", Map.of("docker_image", "nginx", "privileged", true));

        // when
        JsonNode results = adopt("{\"all\":true}", stopped, others, mighty);

        // then
        assertThat(StreamSupport.stream(results.spliterator(), false)
                        .map(result -> result.path("outcome").asString()))
                .containsOnly("refused");
        assertThat(results.toString())
                .contains("it is exited, expected one that runs")
                .contains("it belongs to the cluster 'another' of another kDaemon")
                .contains("kdaemon.policy.allow-privileged");
        assertThat(containers.listOnNodes(List.of(node.id()))).isEmpty();
    }

    @Test
    void shouldKeepToThePolicyWhateverApplicationIsGiven() {
        // given
        long application = api.post("/0.0/applications", "{\"name\":\"%s\",\"docker_image\":\"nginx\"}".formatted(name))
                .json()
                .path("id")
                .asLong();
        String request = "{\"all\":true,\"application_id\":%d}".formatted(application);

        // when
        JsonNode plain = adopt(request, running(name, definition())).path(0);
        JsonNode mighty = adopt(request, running(name + "-b", Map.of("docker_image", "x", "network_mode", "host")))
                .path(0);

        // then
        assertThat(plain.path("application_id").asLong()).isEqualTo(application);
        assertThat(mighty.path("outcome").asString()).isEqualTo("refused");
        assertThat(mighty.path("reason").asString()).contains("kdaemon.policy.allow-host-network");
    }

    @Test
    void shouldShareTheApplicationOfWhatRunsTheSameElsewhereAndOfNothingElse() {
        // given
        JsonNode first = adopt("{\"all\":true}", running(name, definition())).path(0);
        node = node("adopting-elsewhere-" + number);
        asked = 0;

        // when
        JsonNode same = adopt("{\"all\":true}", running(name, definition())).path(0);
        JsonNode other = adopt("{\"all\":true}", running(name, "b", Map.of("docker_image", "nginx:1.28")))
                .path(0);

        // then
        assertThat(same.path("application_id").asLong())
                .isEqualTo(first.path("application_id").asLong());
        assertThat(same.path("name").asString()).isEqualTo(name + "-1");
        assertThat(other.path("reason").asString()).contains("send its application_id");
    }

    @Test
    void shouldRefuseWhatDoesNotSayWhatIsMeant() {
        for (String body : List.of("{}", "{\"all\":true,\"containers\":\"a\"}", "{\"containers\":[]}")) {
            // when
            Answer answer = api.post("/0.0/nodes/%s/adopt".formatted(node.id()), body);

            // then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("errors").path(0).path("field").asString())
                    .isEqualTo("containers");
        }
    }
}
