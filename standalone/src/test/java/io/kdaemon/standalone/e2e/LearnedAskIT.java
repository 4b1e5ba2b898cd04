package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a container uses on a real engine is what the next one of its application asks for. */
class LearnedAskIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long MIB = 1 << 20;
    private static final long DEFAULT = 32 * MIB;
    /** Has read all of it and finds nobody to write it to; beside it, a loop. */
    private static final String HOLD_60_MB_AND_BURN =
            "(busybox dd if=/dev/zero bs=60M count=1 | sleep 3600) & while :; do :; done";

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final Platform PLATFORM = Platform.start(often());

    private static final Api API = PLATFORM.api();

    private static Map<String, String> often() {
        Map<String, String> settings = new HashMap<>();
        settings.put("KDAEMON_DOCKERWORKER_USAGE_INTERVAL", "2s");
        settings.put("KDAEMON_DOCKERWORKER_USAGE_SPAN", "1s");
        settings.put("KDAEMON_DOCKERWORKER_USAGE_SLOWCALL", "10s");
        settings.put("KDAEMON_WATCHER_OBSERVATION_WINDOW", "4s");
        settings.put("KDAEMON_WATCHER_OBSERVATION_OVERLAP", "1s");
        settings.put("KDAEMON_WATCHER_USAGE_HALFLIFE", "5s");
        settings.put("KDAEMON_PLANNING_LEARNEDASK_MINIMUMSAMPLES", "3");
        settings.put("KDAEMON_PLANNING_LEARNEDASK_MINIMUMTIME", "3s");
        return settings;
    }

    @Test
    void shouldReserveForTheNextContainerWhatTheFirstOneUses() {
        // given
        WebImage.loadInto(NODES);
        long node = API.addNode("learning", NODES.node(0).address());
        API.awaitNode(node, "READY");
        long application = API.addApplication("greedy", WebImage.NAME);
        assertThat(ask(application).path("memory_source").asString()).isEqualTo("default");
        JsonNode first = API.awaitContainer(API.launch("greedy-1", application), "RUNNING");
        assertThat(reservedMemory(node)).isEqualTo(DEFAULT);

        // when
        String engineId = first.path("container_id").asString();
        NODES.node(0).docker("exec", "--detach", engineId, "sh", "-c", HOLD_60_MB_AND_BURN);

        // then
        await().atMost(LIMIT).untilAsserted(() -> {
            JsonNode ask = ask(application);
            assertThat(ask.path("memory_source").asString()).isEqualTo("learned");
            assertThat(ask.path("memory").asLong()).as(ask.toString()).isBetween(69 * MIB, 95 * MIB);
            assertThat(ask.path("cpus").asDouble()).as(ask.toString()).isBetween(0.05, 1.5);
        });
        long second = API.launch("greedy-2", application);
        JsonNode running = API.awaitContainer(second, "RUNNING");
        assertThat(reservedMemory(node) - DEFAULT).isBetween(69 * MIB, 95 * MIB);
        JsonNode placement = API.get("/0.0/containers/" + second + "/placement").json();
        assertThat(placement.path("sentence").asString()).contains("learned from");
        assertThat(placement.at("/ask/memory_source").asString()).isEqualTo("learned");
        assertThat(limits(running)).isEqualTo(limits(first));
    }

    private static JsonNode ask(long application) {
        return API.get("/0.0/applications/" + application).json().path("ask");
    }

    private static long reservedMemory(long node) {
        return API.get("/0.0/nodes/" + node).json().path("reserved_memory").asLong();
    }

    private static String limits(JsonNode container) {
        String engineId = container.path("container_id").asString();
        return NODES.node(0).docker("inspect", "--format", "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}}", engineId);
    }
}
