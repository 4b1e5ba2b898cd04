package io.kdaemon.gateway.adoption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.stream.FakeDockerWorker;
import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.messaging.Destination;
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
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class AdoptionTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private NodeRepository nodes;

    @Autowired
    private ContainerRepository containers;

    @Autowired
    private AdoptionRepository adoptions;

    @Autowired
    private ReservationRepository reservations;

    @Autowired
    private InMemoryBroker broker;

    private final int number = NUMBERS.incrementAndGet();
    private final String name = "found-" + number;

    @Autowired
    private FakeDockerWorker worker;

    private ApiClient api;
    private Node node;
    private int asked;

    @BeforeEach
    void start() {
        api = new ApiClient(port);
        node = node("adopting-" + number);
    }

    @Test
    void shouldTakeOverWhatRunsWithAnApplicationThatSaysHow() {
        // when
        JsonNode result = adopt("{\"containers\":\"%s\"}".formatted(name), running(name, definition()))
                .path(0);

        // then
        assertThat(result.path("outcome").asString()).isEqualTo("adopted");
        JsonNode container =
                api.get("/0.0/containers/" + result.path("id").asLong()).json();
        assertThat(container.path("status").asString()).isEqualTo("RUNNING");
        assertThat(container.path("node_id").asLong()).isEqualTo(node.id().value());
        assertThat(container.path("container_id").asString()).isEqualTo(engineId(name));
        assertThat(container.path("endpoints").path(0).path("url").asString()).isEqualTo("http://10.78.0.9:8080");
        JsonNode application = api.get(
                        "/0.0/applications/" + result.path("application_id").asLong())
                .json();
        assertThat(application.path("docker_image").asString()).isEqualTo("nginx:1.27");
        assertThat(application.path("exposed_ports").asString()).isEqualTo("8080:80");
        assertThat(adoptions.find(node.id(), engineId(name))).isPresent();
        assertThat(reservations.listResidences())
                .anyMatch(residence -> residence.nodeId().equals(node.id()));
    }

    @Test
    void shouldAnswerTheSameContainerTheSecondTime() {
        // given
        JsonNode first = adopt("{\"all\":true}", running(name, definition())).path(0);

        // when
        JsonNode again = adopt(
                        "{\"containers\":[\"%s\"]}".formatted(engineId(name).substring(0, 12)),
                        running(name, definition()))
                .path(0);

        // then
        assertThat(again.path("outcome").asString()).isEqualTo("adopted_before");
        assertThat(again.path("id").asLong()).isEqualTo(first.path("id").asLong());
        assertThat(foreign(running(name, definition()))).isEmpty();
    }

    @Test
    void shouldGiveBackWhatWasTakenOverAndTakeItOverOnceMore() {
        // given
        long id = adopt("{\"all\":true}", running(name, definition()))
                .path(0)
                .path("id")
                .asLong();
        boolean wasAdopted = api.get("/0.0/containers/" + id).at("is_adopted").asBoolean();
        int commands = broker.sent(Destination.DOCKER).size();

        // when
        Answer released = api.post("/0.0/containers/%d/release".formatted(id), "{}");

        // then
        assertThat(wasAdopted).isTrue();
        assertThat(released.status()).isEqualTo(200);
        assertThat(released.at("status").asString()).isEqualTo("REMOVED");
        assertThat(released.at("is_adopted").asBoolean()).isFalse();
        assertThat(released.at("endpoints")).isEmpty();
        assertThat(adoptions.listOn(List.of(node.id()))).isEmpty();
        assertThat(reservations.listResidences())
                .noneMatch(residence -> residence.nodeId().equals(node.id()));
        assertThat(broker.sent(Destination.DOCKER)).hasSize(commands);
        assertThat(foreign(running(name, definition()))).hasSize(1);
        JsonNode again = adopt("{\"all\":true}", running(name, definition())).path(0);
        assertThat(again.path("outcome").asString()).isEqualTo("adopted");
        assertThat(again.path("name").asString()).isEqualTo(name);
        assertThat(again.path("id").asLong()).isNotEqualTo(id);
    }

    @Test
    void shouldNotReleaseWhatIsRemovedOrBeingWorkedOn() {
        // given
        long id = adopt("{\"all\":true}", running(name, definition()))
                .path(0)
                .path("id")
                .asLong();
        String path = "/0.0/containers/%d/release".formatted(id);

        // when
        api.post("/0.0/containers/%d/stop".formatted(id), "{}");
        Answer stopping = api.post(path, "{}");
        api.send("DELETE", "/0.0/containers/%d?force=true".formatted(id), null);
        Answer removed = api.post(path, "{}");

        // then
        assertThat(stopping.status()).isEqualTo(409);
        assertThat(stopping.at("detail").asString()).contains("cannot be released: STOP job", "is at work on it");
        assertThat(adoptions.listOn(List.of(node.id()))).hasSize(1);
        assertThat(removed.status()).isEqualTo(409);
        assertThat(removed.at("detail").asString()).endsWith("cannot be released: it is removed");
    }

    @Test
    void shouldNotReleaseWhatKdaemonHasMade() {
        // given
        long id = worker.container(ObservedState.RUNNING).id().value();

        // when
        Answer answer = api.post("/0.0/containers/%d/release".formatted(id), "{}");

        // then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("detail").asString()).contains("kDaemon has made what its node has", "Remove it instead");
    }

    @Test
    void shouldSayWhyItTakesSomethingNotOver() {
        // given
        ForeignContainer stopped = container(name + "-stopped", "exited", null, null);
        ForeignContainer others = container(name + "-others", "running", "another", null);
        ForeignContainer mighty = running(name + "-mighty", Map.of("docker_image", "nginx", "privileged", true));

        // when
        JsonNode results = adopt("{\"all\":true}", stopped, others, mighty);

        // then
        assertThat(StreamSupport.stream(results.spliterator(), false)
                        .map(result -> result.path("outcome").asString()))
                .containsOnly("refused");
        assertThat(results.toString())
                .contains("it is exited, expected one that runs")
                .contains("it belongs to the cluster 'another' of another kDaemon")
                .contains("kdaemon.policy.allow-privileged");
        assertThat(containers.listOnNodes(List.of(node.id()))).isEmpty();
    }

    @Test
    void shouldKeepToThePolicyWhateverApplicationIsGiven() {
        // given
        long application = api.post("/0.0/applications", "{\"name\":\"%s\",\"docker_image\":\"nginx\"}".formatted(name))
                .json()
                .path("id")
                .asLong();
        String request = "{\"all\":true,\"application_id\":%d}".formatted(application);

        // when
        JsonNode plain = adopt(request, running(name, definition())).path(0);
        JsonNode mighty = adopt(request, running(name + "-b", Map.of("docker_image", "x", "network_mode", "host")))
                .path(0);

        // then
        assertThat(plain.path("application_id").asLong()).isEqualTo(application);
        assertThat(mighty.path("outcome").asString()).isEqualTo("refused");
        assertThat(mighty.path("reason").asString()).contains("kdaemon.policy.allow-host-network");
    }

    @Test
    void shouldShareTheApplicationOfWhatRunsTheSameElsewhereAndOfNothingElse() {
        // given
        JsonNode first = adopt("{\"all\":true}", running(name, definition())).path(0);
        node = node("adopting-elsewhere-" + number);
        asked = 0;

        // when
        JsonNode same = adopt("{\"all\":true}", running(name, definition())).path(0);
        JsonNode other = adopt("{\"all\":true}", running(name, "b", Map.of("docker_image", "nginx:1.28")))
                .path(0);

        // then
        assertThat(same.path("application_id").asLong())
                .isEqualTo(first.path("application_id").asLong());
        assertThat(same.path("name").asString()).isEqualTo(name + "-1");
        assertThat(other.path("reason").asString()).contains("send its application_id");
    }

    @Test
    void shouldRefuseWhatDoesNotSayWhatIsMeant() {
        for (String body : List.of("{}", "{\"all\":true,\"containers\":\"a\"}", "{\"containers\":[]}")) {
            // when
            Answer answer = api.post("/0.0/nodes/%s/adopt".formatted(node.id()), body);

            // then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("errors").path(0).path("field").asString())
                    .isEqualTo("containers");
        }
    }

    private JsonNode adopt(String body, ForeignContainer... found) {
        Answer answer = answered(() -> api.post("/0.0/nodes/%s/adopt".formatted(node.id()), body), found);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("results");
    }

    private JsonNode foreign(ForeignContainer... found) {
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

    private static ForeignContainer running(String name, Map<String, Object> definition) {
        return running(name, "", definition);
    }

    private static ForeignContainer running(String name, String variant, Map<String, Object> definition) {
        List<PublishedPort> ports = List.of(new PublishedPort(80, "tcp", "10.78.0.9", 8080));
        return container(
                name,
                variant + engineId(name).substring(variant.length()),
                "running",
                null,
                new Description(MutableClock.NOW, ports, "NONE", definition, List.of()));
    }

    private static ForeignContainer container(
            String name, String state, @Nullable String cluster, @Nullable Description description) {
        return container(name, engineId(name), state, cluster, description);
    }

    private static ForeignContainer container(
            String name, String engineId, String state, @Nullable String cluster, @Nullable Description description) {
        return new ForeignContainer(engineId, name, "nginx:1.27", state, state, cluster, description);
    }

    private static String engineId(String name) {
        return "%064x".formatted(name.hashCode() & 0xffffffffL);
    }

    private static Map<String, Object> definition() {
        return Map.of("docker_image", "nginx:1.27", "exposed_ports", List.of("8080:80/tcp"));
    }

    private Node node(String hostname) {
        return nodes.insert(NodeFixtures.aReadyNode()
                .named(hostname)
                .at(new EngineAddress("10.78.%d.%d".formatted(number, hostname.length()), 2375))
                .build());
    }
}
