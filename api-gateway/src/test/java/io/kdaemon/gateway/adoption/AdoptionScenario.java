package io.kdaemon.gateway.adoption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.stream.FakeDockerWorker;
import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.messaging.contract.ForeignContainer;
import io.kdaemon.messaging.contract.ForeignContainer.Description;
import io.kdaemon.messaging.contract.ListForeign;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.testing.messaging.InMemoryBroker;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node with containers that somebody else has made; the test says which. */
abstract class AdoptionScenario {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    NodeRepository nodes;

    @Autowired
    ContainerRepository containers;

    @Autowired
    AdoptionRepository adoptions;

    @Autowired
    ReservationRepository reservations;

    @Autowired
    InMemoryBroker broker;

    final int number = NUMBERS.incrementAndGet();
    final String name = "found-" + number;

    @Autowired
    FakeDockerWorker worker;

    ApiClient api;
    Node node;
    int asked;

    @BeforeEach
    void start() {
        api = new ApiClient(port);
        node = node("adopting-" + number);
    }

    JsonNode adopt(String body, ForeignContainer... found) {
        Answer answer = answered(() -> api.post("/0.0/nodes/%s/adopt".formatted(node.id()), body), found);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("results");
    }

    JsonNode foreign(ForeignContainer... found) {
        return answered(() -> api.get("/0.0/nodes/%s/foreign".formatted(node.id())), found)
                .json();
    }

    /** As often as the gateway asks. */
    private Answer answered(Supplier<Answer> request, ForeignContainer... found) {
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request);
        while (!answer.isDone()) {
            worker.take(node, asked, answer::isDone).ifPresent(taken -> {
                asked++;
                tell(taken, found);
            });
        }
        return answer.join();
    }

    private static void tell(FakeDockerWorker.Taken taken, ForeignContainer... found) {
        List<String> described = ((ListForeign) taken.request()).described();
        List<ForeignContainer> shown = Arrays.stream(found)
                .map(one -> described.contains(one.engineContainerId()) ? one : undescribed(one))
                .toList();
        taken.stream().opened();
        taken.stream()
                .send(
                        FrameKind.STDOUT,
                        JSON.writeValueAsString(Map.of("containers", shown)).getBytes(UTF_8));
        taken.stream().end("");
    }

    private static ForeignContainer undescribed(ForeignContainer one) {
        return container(one.name(), one.engineContainerId(), one.state(), one.cluster(), null);
    }

    static ForeignContainer running(String name, Map<String, Object> definition) {
        return running(name, "", definition);
    }

    static ForeignContainer running(String name, String variant, Map<String, Object> definition) {
        List<PublishedPort> ports = List.of(new PublishedPort(80, "tcp", "10.78.0.9", 8080));
        return container(
                name,
                variant + engineId(name).substring(variant.length()),
                "running",
                null,
                new Description(MutableClock.NOW, ports, "NONE", definition, List.of()));
    }

    static ForeignContainer container(
            String name, String state, @Nullable String cluster, @Nullable Description description) {
        return container(name, engineId(name), state, cluster, description);
    }

    static ForeignContainer container(
            String name, String engineId, String state, @Nullable String cluster, @Nullable Description description) {
        return new ForeignContainer(engineId, name, "nginx:1.27", state, state, cluster, description);
    }

    static String engineId(String name) {
        return "%064x".formatted(name.hashCode() & 0xffffffffL);
    }

    static Map<String, Object> definition() {
        return Map.of("docker_image", "nginx:1.27", "exposed_ports", List.of("8080:80/tcp"));
    }

    Node node(String hostname) {
        return nodes.insert(NodeFixtures.aReadyNode()
                .named(hostname)
                .at(new EngineAddress("10.78.%d.%d".formatted(number, hostname.length()), 2375))
                .build());
    }
}
