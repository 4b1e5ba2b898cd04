package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.standalone.console.Console;
import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.OwnedContainers;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code ./kdaemon demo} and {@code ./kdaemon demo --down} say to the platform, by the program that says it. */
class DemoIT {

    @AutoClose
    private final DockerNodes nodes = DockerNodes.start(1);

    @AutoClose
    private final Platform platform = Platform.start(Map.of());

    private final DockerNode node = nodes.node(0);
    private final Api api = platform.api();

    @BeforeEach
    void prepareEngine() {
        WebImage.loadInto(nodes);
        // The engine is in a network of its own, whereas that of a demo is reached at this machine's addresses.
        long id = api.post("/0.0/nodes", """
                {"hostname":"this-machine","d_ipaddr":"unix://%s","advertise_ipaddr":"%s"}""".formatted(node.socket(), node.address()))
                .id();
        api.awaitNode(id, "READY");
    }

    @Test
    void shouldRemoveAllOfTheDemoAndNothingElse() {
        // given
        assertThat(console("demo", node.socket().toString(), WebImage.NAME))
                .contains("GET http://" + node.address())
                .contains("hello-3");
        api.post("/0.0/containers", """
                {"application":"hello","count":2}""");
        long kept = api.launch("kept", api.addApplication("shop", WebImage.NAME));
        api.awaitContainer(kept, "RUNNING");

        // when
        String said = console("clean");

        // then
        assertThat(said).contains("Removing the application hello", "The node this-machine stays");
        assertThat(api.get("/0.0/applications/hello").status()).isEqualTo(404);
        assertThat(new OwnedContainers(nodes, platform.cluster()).numbers()).containsExactly(kept);

        // and when
        api.delete("/0.0/containers/kept?force=true");

        // then
        assertThat(console("clean")).contains("Removing the node this-machine");
    }

    private String console(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Console.class.getName(),
                api.base() + "/0.0"));
        words.addAll(List.of(arguments));
        return Command.of(words.toArray(String[]::new)).run();
    }
}
