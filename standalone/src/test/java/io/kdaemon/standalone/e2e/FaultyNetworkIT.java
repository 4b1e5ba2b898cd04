package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNode;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.OwnedContainers;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.fault.Fault;
import io.kdaemon.testing.fault.FaultProxy;
import io.kdaemon.testing.fault.FaultRule;
import io.kdaemon.testing.fault.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Launches while the network between kDaemon and its engines loses answers and resets connections. In batches that are removed again, as a
 * machine holds only so many containers: {@code -Dkdaemon.test.faulty-launches=1000 -Dkdaemon.test.faulty-batch=100}.
 */
class FaultyNetworkIT {

    private static final Logger LOG = LoggerFactory.getLogger(FaultyNetworkIT.class);
    private static final int LAUNCHES = Integer.getInteger("kdaemon.test.faulty-launches", 60);
    private static final int BATCH = Integer.getInteger("kdaemon.test.faulty-batch", 60);
    private static final double LOST_ANSWERS = 0.05;
    private static final double RESETS = 0.01;
    private static final long SEED = 20_261_123;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Requests CREATE = Requests.of("POST", "/containers/create");

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(2);

    private static final List<FaultProxy> PROXIES =
            NODES.all().stream().map(FaultyNetworkIT::before).toList();

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of());

    private static final Api API = PLATFORM.api();
    private static final OwnedContainers OWNED = new OwnedContainers(NODES, PLATFORM.cluster());
    private static long application;

    private static FaultProxy before(DockerNode node) {
        return FaultProxy.before(node.address(), node.port());
    }

    @BeforeAll
    static void registerNodesBehindTheirProxies() {
        WebImage.loadInto(NODES);
        for (int i = 0; i < PROXIES.size(); i++) {
            String body = """
                    {"hostname":"faulty-%d","d_ipaddr":"127.0.0.1","d_port":"%d"}""".formatted(i, PROXIES.get(i).port());
            API.awaitNode(API.post("/0.0/nodes", body).id(), "READY");
        }
        application = API.addApplication("web", WebImage.NAME);
        for (int i = 0; i < PROXIES.size(); i++) {
            PROXIES.get(i)
                    .with(FaultRule.share(LOST_ANSWERS, SEED + i, Requests.all(), new Fault.LostAnswer()))
                    .with(FaultRule.share(RESETS, -SEED - i, Requests.all(), new Fault.Reset()));
        }
    }

    @AfterAll
    static void closeProxies() {
        PROXIES.forEach(FaultProxy::close);
    }

    @Test
    void shouldRunEveryLaunchOnceThoughAnswersAreLostAndConnectionsReset() {
        for (int launched = 0; launched < LAUNCHES; launched += BATCH) {
            int batch = Math.min(BATCH, LAUNCHES - launched);
            List<Long> wanted = launch("batch-" + launched, batch);

            await("all of them to run, each once")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        assertThat(running()).containsExactlyInAnyOrderElementsOf(wanted);
                        assertThat(OWNED.numbers()).containsExactlyInAnyOrderElementsOf(wanted);
                    });
            LOG.info("{} of {} launches run, {}", launched + batch, LAUNCHES, figures());
            remove(wanted);
        }
        assertThat(faults(Fault.LostAnswer.class)).isPositive();
        // A launch that waits for long is sent once more, and finds its container.
        assertThat(creates()).as("containers asked for").isLessThan(2L * LAUNCHES);
    }

    private static List<Long> launch(String name, int count) {
        JsonNode accepted = API.post("/0.0/containers", """
                {"name":"%s","application_id":%d,"count":%d}""".formatted(name, application, count))
                .json();
        assertThat(accepted).hasSize(count);
        return IntStream.range(0, count)
                .mapToObj(i -> accepted.path(i).path("id").asLong())
                .toList();
    }

    private static List<Long> running() {
        return API.containers().stream()
                .filter(container -> container.path("status").asString().equals("RUNNING"))
                .map(container -> container.path("id").asLong())
                .toList();
    }

    private static void remove(List<Long> ids) {
        ids.forEach(id -> API.delete("/0.0/containers/" + id));
        await("nothing to be left")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(OWNED.numbers()).isEmpty());
    }

    private static String figures() {
        return "%d creates, %d answers lost, %d connections reset"
                .formatted(creates(), faults(Fault.LostAnswer.class), faults(Fault.Reset.class));
    }

    private static long creates() {
        return PROXIES.stream().mapToLong(proxy -> proxy.count(CREATE)).sum();
    }

    private static long faults(Class<? extends Fault> kind) {
        return PROXIES.stream().mapToLong(proxy -> proxy.count(kind)).sum();
    }
}
