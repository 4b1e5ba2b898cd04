package io.kdaemon.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.containers.NeedsContainers;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What several processes of each service must not do: promise the same room, do the same work, tell the same news twice. */
@NeedsContainers
class ScaledFleetIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final AtomicInteger APPLICATIONS = new AtomicInteger();

    @AutoClose
    private static final FleetEnvironment ENVIRONMENT = new FleetEnvironment();

    private long application;

    @BeforeEach
    void addApplication() {
        application = ENVIRONMENT.api().addApplication("web-" + APPLICATIONS.incrementAndGet(), WebImage.NAME);
    }

    @AfterEach
    void removeContainers() {
        ENVIRONMENT.clear(application);
    }

    @Test
    void shouldServeWhatAnotherGatewayWroteWhenAskedRightAfter() {
        // given
        Api one = ENVIRONMENT.fleet().api(0);
        Api other = ENVIRONMENT.fleet().api(1);

        // when
        long id = one.launch("shared", application);

        // then
        assertThat(other.container(id).path("name").asString()).isEqualTo("shared");
        assertThat(other.delete("/0.0/containers/" + id).status()).isEqualTo(202);
        assertThat(one.container(id).path("desired_state").asString()).isEqualTo("REMOVED");
    }

    @Test
    void shouldLaunchOnceWhenBothGatewaysReceiveTheSameRequest() {
        // given
        String body = """
                {"name":"only","application_id":%d}""".formatted(application);

        // when
        List<CompletableFuture<Api.Answer>> requests = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> ENVIRONMENT.fleet().api(i % 2).post("/0.0/containers", body, "Idempotency-Key", "same"),
                        Thread::startVirtualThread))
                .toList();

        // then
        Set<Long> ids = requests.stream()
                .map(CompletableFuture::join)
                .map(Api.Answer::id)
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(1);
        ENVIRONMENT.awaitRunning(application, 1);
    }

    @Test
    void shouldNeverPromiseMoreThanANodeHasWhenTwoSchedulersPlace() {
        // given
        long memory = ENVIRONMENT.node(0).path("memory").asLong() / 2 - 1;
        long greedy = addApplication("greedy", memory);

        // when
        ENVIRONMENT.launch(greedy, "greedy", 12);

        // then
        ENVIRONMENT.awaitRunning(greedy, 4);
        for (int i = 0; i < 2; i++) {
            assertThat(ENVIRONMENT.node(i).path("reserved_memory").asLong()).isEqualTo(2 * memory);
        }
        assertThat(ENVIRONMENT.onEngines().numbers()).hasSize(4);
        ENVIRONMENT.clear(greedy);
    }

    @Test
    void shouldShareTheLaunchesEvenlyWhenThreeDockerWorkersTakeThem() {
        // given
        List<Double> before = launchesByWorker();

        // when
        ENVIRONMENT.launch(application, "shared-out", 90);
        ENVIRONMENT.awaitRunning(application, 90);

        // then
        List<Double> after = launchesByWorker();
        double mean = (sum(after) - sum(before)) / after.size();
        assertThat(IntStream.range(0, after.size()).mapToObj(i -> after.get(i) - before.get(i)))
                .allSatisfy(launches -> assertThat(launches).isCloseTo(mean, withinPercentage(20)));
    }

    @Test
    void shouldRunEveryLaunchOnceWhenADockerWorkerIsKilledInTheMiddle() {
        // given
        ServiceProcess victim = ENVIRONMENT.fleet().first(Service.DOCKER_WORKER);
        ENVIRONMENT.launch(application, "survivor", 40);
        await().atMost(LIMIT)
                .until(() -> ENVIRONMENT.containers(application, "RUNNING").size() >= 8);

        // when
        victim.kill();

        // then
        ENVIRONMENT.awaitRunning(application, 40);
        assertThat(ENVIRONMENT.onEngines().numbers()).hasSize(40).doesNotHaveDuplicates();
        victim.startAgain();
    }

    @Test
    void shouldRestartOnceWhenTwoWatchersSeeAContainerDie() {
        // given
        ENVIRONMENT.launch(application, "mortal", 1);
        ENVIRONMENT.awaitRunning(application, 1);
        JsonNode container = ENVIRONMENT.containers(application, "RUNNING").getFirst();

        // when
        ENVIRONMENT
                .engineOf(container)
                .docker("kill", container.path("container_id").asString());

        // then
        await().atMost(LIMIT)
                .until(() -> ENVIRONMENT.restarts(container) == 1
                        && ENVIRONMENT.containers(application, "RUNNING").size() == 1);
        await().during(Duration.ofSeconds(20)).atMost(LIMIT).until(() -> ENVIRONMENT.restarts(container) == 1);
        assertThat(ENVIRONMENT.onEngines().numbers()).hasSize(1);
    }

    @Test
    void shouldNotifyOnceWhenTwoWatchersSeeANodeFailAndReturn() {
        // given
        String incident = "node-" + ENVIRONMENT.nodeId(1) + "-down";

        // when
        ENVIRONMENT.nodes().node(1).cutLink();

        // then
        ENVIRONMENT.api().awaitNode(ENVIRONMENT.nodeId(1), "DOWN");
        ENVIRONMENT.nodes().node(1).joinLink();
        ENVIRONMENT.api().awaitNode(ENVIRONMENT.nodeId(1), "READY");
        await().during(Duration.ofSeconds(5)).atMost(LIMIT).untilAsserted(() -> {
            assertThat(ENVIRONMENT.webhook().count("incident", incident)).isOne();
            assertThat(ENVIRONMENT.webhook().count("recovery", incident)).isOne();
        });
    }

    /** An upgrade: every process is ended politely and started again, one after the other, while users go on launching. */
    @Test
    void shouldRunWhatWasAcceptedOnceWhenEveryProcessIsReplaced() {
        // given
        Fleet fleet = ENVIRONMENT.fleet();
        try (LoadBalancer balancer = LoadBalancer.before(fleet.all(Service.API_GATEWAY));
                SteadyLoad load = SteadyLoad.start(balancer.api(), application, Duration.ofSeconds(1))) {

            // when
            fleet.all().forEach(ServiceProcess::restart);
            load.end();

            // then
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(ENVIRONMENT.onEngines().running())
                            .containsExactlyInAnyOrderElementsOf(load.accepted()));
            assertThat(ENVIRONMENT.onEngines().numbers()).hasSameSizeAs(load.accepted());
            assertThat(load.refused()).isEmpty();
        }
    }

    @Test
    void shouldRunWhatWasAcceptedOnceWhenEverythingIsKilledOnceInTurn() {
        // given
        Fleet fleet = ENVIRONMENT.fleet();
        try (SteadyLoad load = SteadyLoad.start(ENVIRONMENT.api(), application, Duration.ofMillis(500))) {

            // when
            ENVIRONMENT.stores().broker().kill();
            load.awaitFurther(5);
            ENVIRONMENT.stores().broker().startAgain();
            ENVIRONMENT.stores().database().kill();
            ENVIRONMENT.stores().database().startAgain();
            for (Service worker : Set.of(Service.SCHEDULER_WORKER, Service.DOCKER_WORKER, Service.WATCHER)) {
                load.awaitFurther(5);
                fleet.all(worker).forEach(ServiceProcess::kill);
                fleet.all(worker).forEach(ServiceProcess::startAgain);
            }
            load.awaitFurther(5);
            load.end();

            // then
            ENVIRONMENT.awaitOnEngines(load.accepted());
        }
    }

    private static long addApplication(String name, long memory) {
        return ENVIRONMENT
                .api()
                .post("/0.0/applications", """
                {"name":"%s","docker_image":"%s","exposed_ports":"8080","memory":%d}""".formatted(name, WebImage.NAME, memory))
                .id();
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<Double> launchesByWorker() {
        return ENVIRONMENT.fleet().all(Service.DOCKER_WORKER).stream()
                .map(ServiceProcess::metrics)
                .map(metrics -> metrics.sum("kdaemon_launches_total"))
                .toList();
    }
}
