package io.kdaemon.gateway.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.ContainerCommand.Origin;
import io.kdaemon.lifecycle.Health;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class UpdatesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private LifecycleExecutor executor;

    private ApiClient api;
    private NodeId node;

    @BeforeEach
    void registerApplication() {
        api = new ApiClient(port);
        api.post("/0.0/nodes", "{\"hostname\":\"updating\",\"d_ipaddr\":\"10.7.0.9\",\"d_port\":1}");
        node = new NodeId(api.get("/0.0/nodes/updating").at("id").asLong());
        api.post(
                "/0.0/applications",
                "{\"name\":\"updated\",\"docker_image\":\"ghost:5\",\"environment\":{\"A\":\"1\",\"B\":\"2\"}}");
    }

    @Test
    void shouldTakeOnWhatTheApplicationIsNowAndWhatIsSaidBesideIt() {
        // given
        long id = running("beside");

        // when
        Answer answer = api.post(
                "/0.0/containers/beside/update",
                "{\"docker_image\":\"ghost:6\",\"environment\":{\"B\":\"3\"},\"healthy_within\":30}");

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().at("/update/phase").asString()).isEqualTo("awaited");
        assertThat(answer.json().at("/update/revision").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/update/healthy_within").asInt()).isEqualTo(30);
        assertThat(api.get("/0.0/jobs/" + answer.at("job_id").asLong())
                        .at("kind")
                        .asString())
                .isEqualTo("UPDATE");
        Answer generations = api.get("/0.0/containers/%d/generations".formatted(id));
        assertThat(generations.json().at("/0/docker_image").asString()).isEqualTo("ghost:6");
        assertThat(generations.json().at("/0/environment").toString()).isEqualTo("{\"A\":\"1\",\"B\":\"3\"}");
        assertThat(generations.json().at("/0/is_current").asBoolean()).isFalse();
        assertThat(generations.json().at("/1/docker_image").asString()).isEqualTo("ghost:5");
        assertThat(generations.json().at("/1/is_current").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT   | /0.0/containers/update      | {\"id\":\"%s\"}",
                "PUT   | /0.0/containers/%s          | {}",
                "PATCH | /0.0/containers/%s/update   | {\"docker_image\":\"ghost:6\",\"is_enabled\":false}",
                "POST  | /0.0/containers/%s/update   | {\"order\":\"stop_first\"}"
            })
    void shouldUpdateByEveryRoute(String method, String path, String body) {
        // given
        String name = "route-" + Math.abs((method + path).hashCode());
        running(name);

        // when
        Answer answer = api.send(method, path.formatted(name), body.formatted(name));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().at("/update/revision").asInt()).isEqualTo(2);
    }

    @Test
    void shouldOnlyMarkWhenNothingIsSaidOfWhatItRuns() {
        // given
        running("marked");

        // when
        Answer answer = api.send("PUT", "/0.0/containers/marked", "{\"is_enabled\":false}");

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/update").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update   | {\"docker_image\":\"UPPER\"}  | docker_image",
                "update   | {\"order\":\"fast\"}          | order",
                "update   | {\"healthy_within\":0}          | healthy_within",
                "update   | {\"image\":\"ghost:6\"}       | image",
                "rollback | {\"generation\":9}              | generation",
                "rollback | {\"generation\":\"last\"}     | generation"
            })
    void shouldNameTheFieldThatIsWrong(String route, String body, String field) {
        // given
        running("wrong-" + Math.abs(body.hashCode()));

        // when
        Answer answer = api.post("/0.0/containers/wrong-%d/%s".formatted(Math.abs(body.hashCode()), route), body);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void shouldGoBackToTheSpecificationOfAnEarlierGeneration() {
        // given
        long id = running("back");
        api.post("/0.0/containers/back/update", "{\"docker_image\":\"ghost:6\",\"order\":\"stop_first\"}");
        arrive(id, 1, 2);

        // when
        Answer answer = api.send("POST", "/0.0/containers/back/rollback", "{\"generation\":1}");

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().at("/update/revision").asInt()).isEqualTo(3);
        Answer generations = api.get("/0.0/containers/back/generations");
        assertThat(generations.json().at("/0/docker_image").asString()).isEqualTo("ghost:5");
        assertThat(generations.json().at("/0/origin").asString()).isEqualTo("rollback");
    }

    @Test
    void shouldCallOffAnUpdateThatIsRolledBackByHand() {
        // given
        running("called-off");
        long job =
                api.post("/0.0/containers/called-off/update", "{}").at("job_id").asLong();

        // when
        Answer answer = api.send("POST", "/0.0/containers/called-off/rollback", null);

        // then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/update").isNull()).isTrue();
        assertThat(api.get("/0.0/jobs/" + job).at("state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void shouldConflictWhenThereIsNothingToGoBackToOrNothingLeftToUpdate() {
        // given
        running("only-one");
        running("leaving");
        api.send("DELETE", "/0.0/containers/leaving", null);

        // when // then
        assertThat(api.send("POST", "/0.0/containers/only-one/rollback", null).status())
                .isEqualTo(409);
        assertThat(api.send("POST", "/0.0/containers/leaving/update", "{}").status())
                .isEqualTo(409);
        assertThat(api.send("POST", "/0.0/containers/nobody/update", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void shouldCancelAJobOnce() {
        // given
        Answer launched = api.post("/0.0/containers", "{\"application\":\"updated\",\"name\":\"cancelled\"}");
        String job = "/0.0/jobs/" + launched.at("job_id").asLong();

        // when
        Answer answer = api.send("POST", job + "/cancel", null);

        // then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("state").asString()).isEqualTo("CANCELLED");
        assertThat(api.get("/0.0/containers/cancelled").at("desired_state").asString())
                .isEqualTo("REMOVED");
        assertThat(api.send("DELETE", job, null).status()).isEqualTo(409);
        assertThat(api.send("POST", "/0.0/jobs/999999/cancel", null).status()).isEqualTo(404);
    }

    private long running(String name) {
        long id = api.post("/0.0/containers", "{\"application\":\"updated\",\"name\":\"%s\"}".formatted(name))
                .at("id")
                .asLong();
        tell(id, new ContainerCommand.Place(1, node));
        started(id, 1);
        return id;
    }

    /** Lets a stop-first update come to its end. */
    private void arrive(long id, int from, int to) {
        tell(id, new ContainerCommand.Reconcile());
        tell(id, new ContainerCommand.ReportStopped(origin(from)));
        started(id, to);
    }

    private void started(long id, int generation) {
        tell(
                id,
                new ContainerCommand.ReportStarted(
                        origin(generation), "engine-" + generation, List.of(), false, Health.HEALTHY));
    }

    private Origin origin(int generation) {
        return new Origin(node, generation, Instant.now());
    }

    private void tell(long id, ContainerCommand command) {
        executor.execute(List.of(new Instruction(new ContainerId(id), command, new Instruction.Cause("test", null))));
    }
}
