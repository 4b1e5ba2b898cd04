package io.kdaemon.dockerworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.adapter.docker.DockerRuntimes;
import io.kdaemon.dockerworker.engine.adapter.docker.RuntimeSettings;
import io.kdaemon.messaging.contract.EngineCall;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.StopContainer;
import io.kdaemon.messaging.contract.StopSucceeded;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.testing.engine.DockerEngine;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.registry.RegistryServer;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With every engine we know. */
@ParameterizedClass
@EnumSource(DockerEngine.class)
class DockerWorkerIT {

    @Parameter
    private DockerEngine engine;

    private static DockerRuntimes runtimes;
    private static DockerNodes nodes;
    private static RegistryServer registry;
    private static RealNode node;

    private final Worker worker = new Worker(runtimes, Clock.systemUTC());

    @BeforeParameterizedClassInvocation
    static void startNode(DockerEngine engine) {
        runtimes = new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC());
        nodes = DockerNodes.start(1, engine);
        registry = RegistryServer.start(nodes.hostAddress());
        WebImage.loadInto(nodes);
        node = RealNode.overTcp(nodes.node(0));
    }

    @AfterParameterizedClassInvocation
    static void stopNode() {
        runtimes.close();
        registry.close();
        nodes.close();
    }

    static Stream<RealNode> ways() {
        return Stream.of(node, RealNode.overSocket(nodes.node(0)));
    }

    @AfterEach
    void removeContainers() {
        node.removeContainers();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldServeOnTheReportedEndpointUntilItIsStoppedAndRemoved(RealNode way) {
        // given
        LaunchContainer command = way.launch(WebImage.NAME, "GREETING=a=b,c");

        // when
        worker.handle(command);

        // then
        assertThat(node.node().docker("version", "--format", "{{.Server.Version}}"))
                .startsWith(engine.version());
        LaunchSucceeded success = worker.reporter.only(LaunchSucceeded.class);
        await().untilAsserted(() -> assertThat(success.engineContainerId())
                .startsWith(RealNode.answer(success.ports()).strip()));
        assertThat(success.calls()).extracting(EngineCall::error).containsOnlyNulls();

        // when
        worker.handle(new StopContainer(command.target(), 1));
        String stopped = stateOf(command);
        worker.handle(new RemoveContainer(command.target(), 1));

        // then
        worker.reporter.only(StopSucceeded.class);
        worker.reporter.only(RemoveSucceeded.class);
        assertThat(stopped).isEqualTo("exited");
        assertThat(node.node().docker("ps", "--all", "--quiet")).isEmpty();
    }

    @Test
    void shouldAdoptWhatRunsAndStartWhatADeadWorkerOnlyCreated() {
        // given
        LaunchContainer command = node.launch(WebImage.NAME);
        String engineId = runtimes.at(node.ref()).create(ContainerPlan.of(command));

        // when
        worker.handle(command);
        worker.handle(command);

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class).map(LaunchSucceeded::engineContainerId))
                .containsExactly(engineId, engineId);
        assertThat(worker.reporter.all(LaunchSucceeded.class).map(LaunchSucceeded::adopted))
                .containsExactly(false, true);
        assertThat(stateOf(command)).isEqualTo("running");
    }

    @Test
    void shouldNotTouchAForeignContainerThatHasTheName() {
        // given
        LaunchContainer command = node.launch(WebImage.NAME);
        String name = ContainerPlan.of(command).name();
        String foreign = node.node().docker("create", "--name", name, WebImage.NAME);

        // when
        worker.handle(command);
        worker.handle(new RemoveContainer(command.target(), 1));

        // then
        LaunchFailed failure = worker.reporter.only(LaunchFailed.class);
        assertThat(failure.permanent()).isTrue();
        assertThat(failure.reason()).contains(name, foreign);
        assertThat(stateOf(command)).isEqualTo("created");
    }

    @Test
    void shouldPullWhatIsAbsentAndSayWhatTheRegistrySays() {
        // given
        String image = WebImage.push(nodes.node(0), registry.name());

        // when
        worker.handle(node.launch(image));
        worker.handle(node.launch(registry.name() + "/kdaemon/web:none"));

        // then
        worker.reporter.only(LaunchSucceeded.class);
        LaunchFailed failure = worker.reporter.only(LaunchFailed.class);
        assertThat(failure.permanent()).isTrue();
        assertThat(failure.reason()).contains("manifest unknown");
    }

    @Test
    void shouldTryAgainLaterWhenTheRegistryIsAway() {
        // given
        registry.stop();

        // when
        worker.handle(node.launch(registry.name() + "/kdaemon/web:later"));
        registry.startAgain();

        // then
        LaunchFailed failure = worker.reporter.only(LaunchFailed.class);
        assertThat(failure.permanent()).as(failure.reason()).isFalse();
        assertThat(failure.reason()).contains("connection refused");
    }

    @Test
    void shouldFailForGoodAndCleanUpWhenTheProgramDoesNotExist() {
        // given
        String image = imageWith("--change", "CMD [\"/no/such/program\"]");

        // when
        worker.handle(node.launch(image));

        // then
        LaunchFailed failure = worker.reporter.only(LaunchFailed.class);
        assertThat(failure.permanent()).as(failure.reason()).isTrue();
        assertThat(failure.reason()).contains("no such file");
        assertThat(node.node().docker("ps", "--all", "--quiet")).isEmpty();
    }

    @Test
    void shouldLaunchAgainOnAFreshConnectionAfterTheEngineWasRestarted() {
        // given
        worker.handle(node.launch(WebImage.NAME));
        nodes.node(0).stopEngine();
        nodes.node(0).startEngine();

        // when
        worker.handle(node.launch(WebImage.NAME));

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class)).hasSize(2);
    }

    private static String imageWith(String... change) {
        String source = node.node().docker("create", WebImage.NAME);
        node.node().docker("commit", change[0], change[1], source, "kdaemon/broken:1");
        node.node().docker("rm", source);
        return "kdaemon/broken:1";
    }

    private static String stateOf(LaunchContainer command) {
        return node.node()
                .docker(
                        "inspect",
                        "--format",
                        "{{.State.Status}}",
                        ContainerPlan.of(command).name());
    }
}
