package io.kdaemon.testing.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.process.Leftovers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistryServerIT {
    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @BeforeAll
    static void loadImage() {
        NODES.node(0).loadImage(WebImage.archive());
    }

    @Test
    void shouldHandAnImageFromNodeToNodeAndKeepItAcrossARestart() {
        try (RegistryServer registry = RegistryServer.start(NODES.hostAddress())) {
            // given
            String name = WebImage.push(NODES.node(0), registry.name());
            registry.stop();
            registry.startAgain();

            // when
            DockerNode other = NODES.node(1);
            other.docker("pull", "--quiet", name);

            // then
            assertThat(other.docker("run", "--rm", name, "echo", "runs")).isEqualTo("runs");
            assertThat(registry.catalog()).contains("kdaemon/web");
            assertThatThrownBy(() -> other.docker("pull", registry.name() + "/kdaemon/web:missing"))
                    .hasMessageContaining("manifest unknown");
        }
        assertThat(Leftovers.of("registry")).isEmpty();
    }

    @Test
    void shouldServeOnlyWhoLoggedInWhenStartedWithLogin() {
        try (RegistryServer registry = RegistryServer.startWithLogin(NODES.hostAddress())) {
            // given
            DockerNode node = NODES.node(0);
            assertThatThrownBy(() -> WebImage.push(node, registry.name())).hasMessageContaining("no basic auth");

            // when
            node.docker("login", "-u", RegistryServer.USER, "-p", RegistryServer.PASSWORD, registry.name());

            // then
            assertThat(WebImage.push(node, registry.name())).startsWith(registry.name());
        }
    }
}
