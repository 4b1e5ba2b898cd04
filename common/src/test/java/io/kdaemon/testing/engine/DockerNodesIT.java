package io.kdaemon.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.process.HttpProbe;
import io.kdaemon.testing.process.TcpProbe;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DockerNodesIT {
    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @BeforeAll
    static void loadImage() {
        WebImage.loadInto(NODES);
    }

    @AfterEach
    void removeContainers() {
        NODES.all().forEach(DockerNodesIT::removeAll);
    }

    @Test
    void shouldBootANodeAgainWhenItsEngineHangsOverTheRemovalOfContainers() {
        // given
        OwnedContainers owned = new OwnedContainers(NODES, "hung");
        NODES.all()
                .forEach(node -> node.docker(
                        "run",
                        "--detach",
                        "--label=kdaemon.cluster=hung",
                        "--label=kdaemon.container=1",
                        WebImage.NAME));
        NODES.node(1).freeze();

        // when
        boolean hung = owned.removeAll(Duration.ofSeconds(5));

        // then
        assertThat(hung).isTrue();
        assertThat(owned.numbers()).isEmpty();
        assertThat(owned.removeAll()).isFalse();
    }

    private static void removeAll(DockerNode node) {
        node.docker("ps", "--all", "--quiet").lines().forEach(id -> node.docker("rm", "--force", id));
    }

    @Test
    void shouldAnswerOnTheSamePortOfEachNodeWhenBothRunAContainer() {
        // given
        String first = runWeb(NODES.node(0));
        String second = runWeb(NODES.node(1));

        // when, then
        awaitAnswer(NODES.node(0), first);
        awaitAnswer(NODES.node(1), second);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void shouldKeepContainersAcrossAStopAndAStartOfTheEngine() {
        // given
        DockerNode node = NODES.node(0);
        String hostname = runWeb(node);

        // when
        node.stopEngine();
        assertThat(new TcpProbe(node.address(), node.port()).isAccepted()).isFalse();
        node.startEngine();

        // then
        assertThat(stateOf(node)).isEqualTo("exited 0");
        node.docker("start", "web");
        awaitAnswer(node, hostname);
    }

    @Test
    void shouldServeWithoutAnEngineWhenOnlyTheEngineIsKilled() throws IOException {
        // given
        DockerNode node = NODES.node(0);
        String hostname = runWeb(node);
        awaitAnswer(node, hostname);

        // when
        node.killEngine();

        // then
        assertThat(get(node)).isEqualTo(hostname);
        node.startEngine();
        assertThat(stateOf(node)).startsWith("exited");
    }

    @Test
    void shouldFindContainersDeadAfterAPowerCut() {
        // given
        DockerNode node = NODES.node(1);
        runWeb(node);

        // when
        node.powerOff();
        node.startEngine();

        // then
        assertThat(stateOf(node)).isEqualTo("exited 255");
    }

    @Test
    void shouldTimeOutAndRecoverWhenTheLinkIsCutAndJoined() {
        // given
        DockerNode node = NODES.node(0);
        String hostname = runWeb(node);
        awaitAnswer(node, hostname);

        // when
        node.cutLink();

        // then
        assertThatThrownBy(() -> get(node)).isInstanceOf(SocketTimeoutException.class);
        node.joinLink();
        awaitAnswer(node, hostname);
    }

    @Test
    void shouldTimeOutAndRecoverWhenTheNodeIsFrozenAndThawed() {
        // given
        DockerNode node = NODES.node(1);
        String hostname = runWeb(node);
        awaitAnswer(node, hostname);

        // when
        node.freeze();

        // then
        assertThatThrownBy(() -> get(node)).isInstanceOf(SocketTimeoutException.class);
        node.thaw();
        awaitAnswer(node, hostname);
    }

    @Test
    void shouldTalkOnlyToClientsWithACertificateWhenRequired() {
        try (DockerNodes nodes = DockerNodes.start(1)) {
            // given
            DockerNode node = nodes.node(0);

            // when
            Path certificates = node.requireClientCertificates();

            // then
            assertThat(certificates).isDirectoryContaining("glob:**/{ca,cert,key}.pem");
            assertThat(node.docker("info", "--format", "{{.Name}}")).isNotEmpty();
            assertThat(new TcpProbe(node.address(), DockerNode.PORT).isAccepted())
                    .isFalse();
            assertThatThrownBy(() -> HttpProbe.of("http://" + node.address() + ":" + node.port() + "/_ping")
                            .body())
                    .isInstanceOf(IOException.class);
        }
    }

    private static String runWeb(DockerNode node) {
        return node.docker("run", "--detach", "--name", "web", "--publish", "8080:8080", WebImage.NAME)
                .substring(0, 12);
    }

    private static String stateOf(DockerNode node) {
        return node.docker("inspect", "--format", "{{.State.Status}} {{.State.ExitCode}}", "web");
    }

    private static void awaitAnswer(DockerNode node, String expected) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> get(node).equals(expected));
    }

    private static String get(DockerNode node) throws IOException {
        return HttpProbe.of("http://" + node.address() + ":8080/").body().strip();
    }
}
