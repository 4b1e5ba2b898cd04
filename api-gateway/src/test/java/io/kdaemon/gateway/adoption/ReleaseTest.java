package io.kdaemon.gateway.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.messaging.Destination;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApiTest
class ReleaseTest extends AdoptionScenario {

    @Test
    void shouldGiveBackWhatWasTakenOverAndTakeItOverOnceMore() {
        // given
        long id = adopt("{\"all\":true}", running(name, definition()))
                .path(0)
                .path("id")
                .asLong();
        boolean wasAdopted = api.get("/0.0/containers/" + id).at("is_adopted").asBoolean();
        int commands = broker.sent(Destination.DOCKER).size();

        // when
        Answer released = api.post("/0.0/containers/%d/release".formatted(id), "{}");

        // then
        assertThat(wasAdopted).isTrue();
        assertThat(released.status()).isEqualTo(200);
        assertThat(released.at("status").asString()).isEqualTo("REMOVED");
        assertThat(released.at("is_adopted").asBoolean()).isFalse();
        assertThat(released.at("endpoints")).isEmpty();
        assertThat(adoptions.listOn(List.of(node.id()))).isEmpty();
        assertThat(reservations.listResidences())
                .noneMatch(residence -> residence.nodeId().equals(node.id()));
        assertThat(broker.sent(Destination.DOCKER)).hasSize(commands);
        assertThat(foreign(running(name, definition()))).hasSize(1);
        JsonNode again = adopt("{\"all\":true}", running(name, definition())).path(0);
        assertThat(again.path("outcome").asString()).isEqualTo("adopted");
        assertThat(again.path("name").asString()).isEqualTo(name);
        assertThat(again.path("id").asLong()).isNotEqualTo(id);
    }

    @Test
    void shouldNotReleaseWhatIsRemovedOrBeingWorkedOn() {
        // given
        long id = adopt("{\"all\":true}", running(name, definition()))
                .path(0)
                .path("id")
                .asLong();
        String path = "/0.0/containers/%d/release".formatted(id);

        // when
        api.post("/0.0/containers/%d/stop".formatted(id), "{}");
        Answer stopping = api.post(path, "{}");
        api.send("DELETE", "/0.0/containers/%d?force=true".formatted(id), null);
        Answer removed = api.post(path, "{}");

        // then
        assertThat(stopping.status()).isEqualTo(409);
        assertThat(stopping.at("detail").asString()).contains("cannot be released: STOP job", "is at work on it");
        assertThat(adoptions.listOn(List.of(node.id()))).hasSize(1);
        assertThat(removed.status()).isEqualTo(409);
        assertThat(removed.at("detail").asString()).endsWith("cannot be released: it is removed");
    }

    @Test
    void shouldNotReleaseWhatKdaemonHasMade() {
        // given
        long id = worker.container(ObservedState.RUNNING).id().value();

        // when
        Answer answer = api.post("/0.0/containers/%d/release".formatted(id), "{}");

        // then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("detail").asString()).contains("kDaemon has made what its node has", "Remove it instead");
    }
}
