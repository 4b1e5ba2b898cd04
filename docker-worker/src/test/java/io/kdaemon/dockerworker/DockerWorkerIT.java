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
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.registry.RegistryServer;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DockerWorkerIT {

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final RegistryServer REGISTRY = RegistryServer.start(NODES.hostAddress());

    @AutoClose
    private static final DockerRuntimes RUNTIMES = new DockerRuntimes(RuntimeSettings.DEFAULT, Clock.systemUTC());

    private static final RealNode NODE = RealNode.overTcp(NODES.node(0));

    private final Worker worker = new Worker(RUNTIMES, Clock.systemUTC());

    @BeforeAll
    static void loadImage() {
        WebImage.loadInto(NODES);
    }

    static Stream<RealNode> nodes() {
        return Stream.of(NODE, RealNode.overSocket(NODES.node(0)));
    }

    @AfterEach
    void removeContainers() {
        NODE.removeContainers();
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void shouldServeOnTheReportedEndpointUntilItIsStoppedAndRemoved(RealNode node) {
        // given
        LaunchContainer command = node.launch(WebImage.NAME, "GREETING=a=b,c");

        // when
        worker.handle(command);

        // then
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
        assertThat(NODE.node().docker("ps", "--all", "--quiet")).isEmpty();
    }

    @Test
    void shouldAdoptWhatRunsAndStartWhatADeadWorkerOnlyCreated() {
        // given
        LaunchContainer command = NODE.launch(WebImage.NAME);
        String engineId = RUNTIMES.at(NODE.ref().engineUri()).create(ContainerPlan.of(command));

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
        LaunchContainer command = NODE.launch(WebImage.NAME);
        String name = ContainerPlan.of(command).name();
        String foreign = NODE.node().docker("create", "--name", name, WebImage.NAME);

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
        String image = WebImage.push(NODES.node(0), REGISTRY.name());

        // when
        worker.handle(NODE.launch(image));
        worker.handle(NODE.launch(REGISTRY.name() + "/kdaemon/web:none"));

        // then
        worker.reporter.only(LaunchSucceeded.class);
        LaunchFailed failure = worker.reporter.only(LaunchFailed.class);
        assertThat(failure.permanent()).isTrue();
        assertThat(failure.reason()).contains("manifest unknown");
    }

    @Test
    void shouldTryAgainLaterWhenTheRegistryIsAway() {
        // given
        REGISTRY.stop();

        // when
        worker.handle(NODE.launch(REGISTRY.name() + "/kdaemon/web:later"));
        REGISTRY.startAgain();

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
        worker.handle(NODE.launch(image));

        // then
        LaunchFailed failure = worker.reporter.only(LaunchFailed.class);
        assertThat(failure.permanent()).as(failure.reason()).isTrue();
        assertThat(failure.reason()).contains("no such file");
        assertThat(NODE.node().docker("ps", "--all", "--quiet")).isEmpty();
    }

    @Test
    void shouldLaunchAgainOnAFreshConnectionAfterTheEngineWasRestarted() {
        // given
        worker.handle(NODE.launch(WebImage.NAME));
        NODES.node(0).stopEngine();
        NODES.node(0).startEngine();

        // when
        worker.handle(NODE.launch(WebImage.NAME));

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class)).hasSize(2);
    }

    private static String imageWith(String... change) {
        String source = NODE.node().docker("create", WebImage.NAME);
        NODE.node().docker("commit", change[0], change[1], source, "kdaemon/broken:1");
        NODE.node().docker("rm", source);
        return "kdaemon/broken:1";
    }

    private static String stateOf(LaunchContainer command) {
        return NODE.node()
                .docker(
                        "inspect",
                        "--format",
                        "{{.State.Status}}",
                        ContainerPlan.of(command).name());
    }
}
