package io.kdaemon.dockerworker.fault;

import static io.kdaemon.dockerworker.fault.EngineRequests.CREATE;
import static io.kdaemon.dockerworker.fault.EngineRequests.INSPECT;
import static io.kdaemon.dockerworker.fault.EngineRequests.PULL;
import static io.kdaemon.dockerworker.fault.EngineRequests.REMOVE;
import static io.kdaemon.dockerworker.fault.EngineRequests.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.kdaemon.dockerworker.RealNode;
import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.adapter.docker.DockerRuntimes;
import io.kdaemon.dockerworker.engine.adapter.docker.RuntimeSettings;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.fault.Fault;
import io.kdaemon.testing.fault.FaultProxy;
import io.kdaemon.testing.fault.FaultRule;
import io.kdaemon.testing.fault.Requests;
import io.kdaemon.testing.registry.RegistryServer;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong between a worker and an engine: one container, and no stray. */
class FaultyLaunchIT {

    private static final String NOBODY = "f".repeat(64);

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final RegistryServer REGISTRY = RegistryServer.start(NODES.hostAddress());

    @AutoClose
    private static final DockerRuntimes RUNTIMES =
            new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC());

    @AutoClose
    private final FaultProxy proxy =
            FaultProxy.before(NODES.node(0).address(), NODES.node(0).port());

    private final RealNode node = RealNode.through(proxy, NODES.node(0));
    private final Worker worker = new Worker(RUNTIMES, Clock.systemUTC());

    @BeforeAll
    static void loadImage() {
        WebImage.loadInto(NODES);
    }

    @AfterEach
    void removeContainers() {
        node.removeContainers();
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                argumentSet("create, answer lost", CREATE, new Fault.LostAnswer()),
                argumentSet("create, reset", CREATE, new Fault.Reset()),
                argumentSet("create, half an answer", CREATE, new Fault.Truncated(12)),
                argumentSet("create, done and 500", CREATE, json("500 Internal Server Error", "{\"message\":\"EOF\"}")),
                argumentSet("create, done and 409", CREATE, json("409 Conflict", "{\"message\":\"in use\"}")),
                argumentSet("create, half of its JSON", CREATE, json("201 Created", "{\"Id\":\"12")),
                argumentSet("create, no JSON", CREATE, json("201 Created", "<html>welcome</html>")),
                argumentSet("create, no HTTP", CREATE, Fault.answers("SSH-2.0-OpenSSH\r\n\r\n")),
                argumentSet("create, an id nobody has", CREATE, json("201 Created", "{\"Id\":\"" + NOBODY + "\"}")),
                argumentSet("start, answer lost", START, new Fault.LostAnswer()),
                argumentSet("start, reset", START, new Fault.Reset()),
                argumentSet("start, done and 500", START, json("500 Internal Server Error", "{\"message\":\"EOF\"}")),
                argumentSet("start, no HTTP", START, Fault.answers("SSH-2.0-OpenSSH\r\n\r\n")),
                argumentSet("inspect, answer lost", INSPECT, new Fault.LostAnswer()),
                argumentSet("inspect, half an answer", INSPECT, new Fault.Truncated(500)));
    }

    private static Fault json(String status, String body) {
        return Fault.answersJson(status, body);
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void shouldRunOneContainerAllTheSame(Requests requests, Fault fault) {
        // given
        LaunchContainer command = node.launch(WebImage.NAME);
        proxy.with(FaultRule.nth(1, requests, fault));

        // when
        worker.handle(command);

        // then
        assertThat(proxy.count(fault.getClass())).isEqualTo(1);
        LaunchSucceeded success = worker.reporter.only(LaunchSucceeded.class);
        assertRuns(command);
        assertThat(node.node().docker("ps", "--quiet", "--no-trunc")).isEqualTo(success.engineContainerId());
    }

    static Stream<Arguments> forNow() {
        return Stream.of(
                argumentSet("inspect, no JSON", INSPECT, json("200 OK", "<html>welcome</html>")),
                argumentSet(
                        "inspect, an unknown state",
                        INSPECT,
                        json("200 OK", "{\"Id\":\"1\",\"State\":{\"Status\":\"odd\"}}")),
                argumentSet("inspect, nothing in it", INSPECT, json("200 OK", "{}")),
                argumentSet("inspect, nested without end", INSPECT, json("200 OK", "[".repeat(100_000))));
    }

    @ParameterizedTest
    @MethodSource("forNow")
    void shouldFailForNowAndFinishWhenTriedAgain(Requests requests, Fault fault) {
        // given
        LaunchContainer command = node.launch(WebImage.NAME);
        proxy.with(FaultRule.nth(1, requests, fault)).with(FaultRule.nth(2, requests, fault));

        // when
        worker.handle(command);
        LaunchFailed failure = worker.reporter.only(LaunchFailed.class);
        proxy.clearRules();
        worker.handle(command);

        // then
        assertThat(failure.permanent()).as(failure.reason()).isFalse();
        assertThat(failure.reason()).contains(node.ref().engineUri(), "answers, but not like a Docker Engine");
        worker.reporter.only(LaunchSucceeded.class);
        assertRuns(command);
    }

    @Test
    void shouldPullOnceMoreWhenAPullWasCutOff() {
        // given
        LaunchContainer command = node.launch(WebImage.push(NODES.node(0), REGISTRY.name()));
        proxy.with(FaultRule.nth(1, PULL, new Fault.Truncated(40)));

        // when
        worker.handle(command);

        // then
        assertThat(proxy.count(PULL)).isEqualTo(2);
        worker.reporter.only(LaunchSucceeded.class);
        assertRuns(command);
    }

    @Test
    void shouldFinishWhenTriedAgainAfterTheEngineWasRestartedInTheMiddle() {
        // given
        LaunchContainer command = node.launch(WebImage.NAME);
        proxy.with(FaultRule.nth(1, START, new Fault.LostRequest()));

        // when
        Thread launch = Thread.ofVirtual().start(() -> worker.handle(command));
        await().until(() -> proxy.count(START) == 1);
        NODES.node(0).stopEngine();
        await().until(() -> !launch.isAlive());
        NODES.node(0).startEngine();
        Worker other = new Worker(RUNTIMES, Clock.systemUTC());
        other.handle(command);

        // then
        assertThat(worker.reporter.only(LaunchFailed.class).permanent()).isFalse();
        other.reporter.only(LaunchSucceeded.class);
        assertRuns(command);
    }

    @Test
    void shouldLeaveNothingWhenTheAnswerToARemovalIsLost() {
        // given
        LaunchContainer command = node.launch(WebImage.NAME);
        worker.handle(command);
        proxy.with(FaultRule.nth(1, REMOVE, new Fault.LostAnswer()));

        // when
        worker.handle(new RemoveContainer(command.target(), 0));

        // then
        assertThat(proxy.count(Fault.LostAnswer.class)).isEqualTo(1);
        assertThat(node.containers()).isEmpty();
    }

    private void assertRuns(LaunchContainer command) {
        assertThat(node.containers())
                .containsExactly("running " + ContainerPlan.of(command).name());
    }
}
