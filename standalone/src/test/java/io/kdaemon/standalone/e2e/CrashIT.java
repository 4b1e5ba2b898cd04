package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.OwnedContainers;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM is shot while fifty launches are in flight: nothing is lost, nothing runs twice. */
class CrashIT {

    private static final int LAUNCHES = 50;

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    @ParameterizedTest
    @ValueSource(ints = {0, 12, 30})
    void shouldRunEveryAcceptedLaunchOnceWhenKilledInTheMiddle(int runningWhenKilled) {
        // given
        WebImage.loadInto(NODES);
        try (Platform platform = Platform.start(Map.of())) {
            Api api = platform.api();
            for (int i = 0; i < 2; i++) {
                api.awaitNode(api.addNode("crash-" + i, NODES.node(i).address()), "READY");
            }
            long application = api.addApplication("web", WebImage.NAME);
            api.post("/0.0/container/create", """
                    {"name":"survivor","application_id":%d,"count":%d}""".formatted(application, LAUNCHES));
            await().atMost(Duration.ofSeconds(60)).until(() -> running(api) >= runningWhenKilled);

            // when
            platform.kill();
            platform.start();

            // then
            await().atMost(Duration.ofSeconds(120)).until(() -> running(api) == LAUNCHES);
            OwnedContainers owned = new OwnedContainers(NODES, platform.cluster());
            assertThat(owned.numbers()).hasSize(LAUNCHES).doesNotHaveDuplicates();
            platform.stop();
            owned.removeAll();
        }
    }

    private static long running(Api api) {
        return api.containers().stream()
                .filter(container -> container.path("status").asString().equals("RUNNING"))
                .count();
    }
}
