package io.kdaemon.dockerworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.adapter.docker.DockerRuntimes;
import io.kdaemon.dockerworker.engine.adapter.docker.RuntimeSettings;
import io.kdaemon.dockerworker.usage.UsageSettings;
import io.kdaemon.messaging.RetryLaterException;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.Sighting.Phase;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ObserveNodeIT {

    private static final int WINDOW_SECONDS = 60;
    private static final int SHORT_WINDOW_SECONDS = 5;
    /** Has read all of it and finds nobody to write it to; beside it, a loop. */
    private static final String HOLD_60_MB_AND_BURN =
            "(busybox dd if=/dev/zero bs=60M count=1 | sleep 3600) & while :; do :; done";

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @AutoClose
    private final DockerRuntimes runtimes =
            new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC());

    private final RealNode node = RealNode.overTcp(NODES.node(0));
    private final RealNode other = RealNode.overTcp(NODES.node(1));
    private final Worker worker = new Worker(runtimes, Clock.systemUTC());

    @BeforeAll
    static void loadImage() {
        WebImage.loadInto(NODES);
    }

    @AfterEach
    void removeContainers() {
        node.removeContainers();
        other.removeContainers();
    }

    @Test
    void shouldReportWhatTheNodeIsAndHolds() {
        // given
        RealNode overSocket = RealNode.overSocket(NODES.node(0));
        worker.handle(overSocket.launch(WebImage.NAME));

        // when
        worker.handle(new ObserveNode(Commands.CLUSTER, overSocket.ref(), 0));

        // then
        NodeObserved observed = worker.reporter.only(NodeObserved.class);
        assertThat(observed.facts().cores()).isPositive();
        assertThat(observed.containers()).singleElement().satisfies(sighting -> {
            assertThat(sighting.phase()).isEqualTo(Phase.RUNNING);
            assertThat(sighting.ports())
                    .isEqualTo(worker.reporter.only(LaunchSucceeded.class).ports());
        });
    }

    @Test
    void shouldSightWhatDiesAndWhatIsRemoved() {
        // given
        follow(node);
        worker.handle(node.launch(WebImage.NAME));
        String engineId = worker.reporter.only(LaunchSucceeded.class).engineContainerId();

        // when
        node.node().docker("kill", engineId);
        await().until(() -> worker.reporter.all(ContainerSighted.class).count() == 1);
        node.node().docker("rm", engineId);

        // then
        await().until(() -> worker.reporter.all(ContainerSighted.class).count() == 2);
        assertThat(worker.reporter
                        .all(ContainerSighted.class)
                        .map(sighted -> sighted.sighting().phase()))
                .containsExactly(Phase.STOPPED, Phase.GONE);
        assertThat(worker.reporter
                        .all(ContainerSighted.class)
                        .findFirst()
                        .orElseThrow()
                        .sighting())
                .extracting(Sighting::detail)
                .asString()
                .contains("137");
    }

    @Test
    void shouldSightAFailingHealthCheck() {
        // given
        follow(node);
        worker.handle(node.launch(WebImage.WITH_HEALTH_CHECK, WebImage.FAILING));

        // then
        await().atMost(Duration.ofSeconds(30))
                .until(() -> worker.reporter
                        .all(ContainerSighted.class)
                        .anyMatch(sighted -> sighted.sighting().phase() == Phase.UNHEALTHY));
    }

    @Test
    void shouldTellAtOnceWhenTheEngineStops() {
        // given
        follow(node);

        // when
        NODES.node(0).stopEngine();

        // then
        await().until(() -> worker.reporter.all(NodeUnreachable.class).count() == 1);
        NODES.node(0).startEngine();
        assertThat(worker.reporter.only(NodeUnreachable.class).reason())
                .contains(node.ref().engineUri())
                .contains("refused");
    }

    @Test
    void shouldNoticeAHungNodeWhileAnotherWorksOn() {
        // given
        follow(node);
        LaunchContainer stuck = node.launch(WebImage.NAME);

        // when
        NODES.node(0).freeze();
        try {
            Thread pending = Thread.ofVirtual().start(() -> handBack(stuck));
            worker.handle(other.launch(WebImage.NAME));

            // then
            assertThat(worker.reporter.only(LaunchSucceeded.class).origin().nodeId())
                    .isEqualTo(other.ref().nodeId());
            assertThat(pending.isAlive())
                    .as("the launch on the hung node is pending")
                    .isTrue();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> worker.reporter.all(NodeUnreachable.class).count() == 1);
            assertThat(worker.reporter.only(NodeUnreachable.class).reason()).contains("did not answer");
        } finally {
            NODES.node(0).thaw();
        }

        // then
        await().atMost(Duration.ofSeconds(30)).until(() -> handBack(stuck));
        assertThat(node.node().docker("ps", "--all", "--quiet").lines()).hasSize(1);
    }

    /** As the broker does: what is handed back is delivered again later. */
    private boolean handBack(LaunchContainer command) {
        try {
            worker.handle(command);
            return true;
        } catch (RetryLaterException e) {
            return false;
        }
    }

    @Test
    void shouldSayWhyNothingAnswers() {
        // given
        NodeRef nowhere = new NodeRef(1, "n", "unix:///nowhere/docker.sock", "n");

        // when
        worker.handle(new ObserveNode(Commands.CLUSTER, nowhere, WINDOW_SECONDS));

        // then
        assertThat(worker.reporter.only(NodeUnreachable.class).reason())
                .contains("/nowhere/docker.sock")
                .contains("no such socket file");
    }

    @Test
    void shouldMeasureTheMemoryThatIsHeldAndTheCpuThatIsBurnt() {
        // given
        UsageSettings often =
                new UsageSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), 1, Duration.ofSeconds(10));
        Worker measuring = new Worker(runtimes, Clock.systemUTC(), often);
        measuring.handle(node.launch(WebImage.NAME));
        LaunchSucceeded launched = measuring.reporter.only(LaunchSucceeded.class);
        node.node().docker("exec", "--detach", launched.engineContainerId(), "sh", "-c", HOLD_60_MB_AND_BURN);

        // when, then
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            measuring.handle(new ObserveNode(Commands.CLUSTER, node.ref(), SHORT_WINDOW_SECONDS));
            assertThat(measuring.measured()).isNotEmpty().last().satisfies(usage -> {
                assertThat(usage.containerId()).isEqualTo(launched.origin().containerId());
                assertThat(usage.memoryBytes()).isBetween(60L << 20, 75L << 20);
                assertThat(usage.cpuMillis()).isBetween(50L, 1100L);
            });
        });
    }

    private void follow(RealNode followed) {
        ObserveNode command = new ObserveNode(Commands.CLUSTER, followed.ref(), WINDOW_SECONDS);
        Thread.ofVirtual().start(() -> worker.handle(command));
        await().until(() -> worker.reporter.all(NodeObserved.class).count() == 1);
    }
}
