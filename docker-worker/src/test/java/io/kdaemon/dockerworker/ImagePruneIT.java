package io.kdaemon.dockerworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.adapter.docker.DockerRuntimes;
import io.kdaemon.dockerworker.engine.adapter.docker.RuntimeSettings;
import io.kdaemon.dockerworker.prune.ImagePrune;
import io.kdaemon.dockerworker.prune.ImagePrune.Kept;
import io.kdaemon.dockerworker.prune.ImagePrune.Outcome;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.testing.engine.DockerEngine;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** On every engine we know. */
@ParameterizedClass
@EnumSource(DockerEngine.class)
class ImagePruneIT {

    private static final Duration LATER = Duration.ofHours(1);

    @Parameter
    private DockerEngine engine;

    private static DockerRuntimes runtimes;
    private static DockerNodes nodes;
    private static RealNode node;

    @BeforeParameterizedClassInvocation
    static void startNode(DockerEngine engine) {
        runtimes = new DockerRuntimes(RuntimeSettings.DEFAULT, SecretBox.of(null), Clock.systemUTC());
        nodes = DockerNodes.start(1, engine);
        node = RealNode.overTcp(nodes.node(0));
    }

    @AfterParameterizedClassInvocation
    static void stopNode() {
        runtimes.close();
        nodes.close();
    }

    @BeforeEach
    void bringImages() {
        WebImage.loadInto(nodes);
        docker().docker("create", WebImage.NAME);
    }

    @AfterEach
    void removeContainers() {
        node.removeContainers();
    }

    @Test
    void shouldRemoveAllNamesOfWhatNobodyUsesAndLeaveWhatAStoppedContainerHas() {
        // given
        docker().docker("tag", WebImage.WITH_HEALTH_CHECK, "team/other:9");

        // when
        Outcome outcome = prune(LATER).run();

        // then
        assertThat(outcome.gone()).singleElement().satisfies(gone -> {
            assertThat(gone.names()).containsExactlyInAnyOrder(WebImage.WITH_HEALTH_CHECK, "team/other:9");
            assertThat(gone.bytes()).isPositive();
        });
        assertThat(outcome.refused()).isEmpty();
        assertThat(names()).containsExactly(WebImage.NAME);
    }

    @Test
    void shouldRemoveNothingInADryRunNorWhatIsWantedNorWhatHasJustGotAName() {
        // given
        docker().docker("tag", WebImage.WITH_HEALTH_CHECK, "team/other:9");

        // when
        Outcome dry = prune(LATER).preview();
        Outcome wanted = prune(LATER, "docker.io/" + WebImage.WITH_HEALTH_CHECK).run();
        Outcome young = prune(LATER.negated()).run();

        // then
        assertThat(dry.gone()).hasSize(1);
        assertThat(wanted.gone()).isEmpty();
        assertThat(wanted.kept()).isEqualTo(new Kept(1, 0));
        assertThat(young.gone()).isEmpty();
        assertThat(young.kept()).isEqualTo(new Kept(0, 1));
        assertThat(names()).containsExactlyInAnyOrder(WebImage.NAME, WebImage.WITH_HEALTH_CHECK, "team/other:9");
    }

    private static ImagePrune prune(Duration fromNow, String... wanted) {
        return new ImagePrune(
                runtimes.at(node.ref()), List.of(wanted), Instant.now().plus(fromNow));
    }

    private static DockerNode docker() {
        return nodes.node(0);
    }

    private static List<String> names() {
        return docker().docker("images", "--format", "{{.Repository}}:{{.Tag}}")
                .lines()
                .toList();
    }
}
