package io.kdaemon.scheduler.place;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.aRequestedContainer;
import static io.kdaemon.testing.NodeFixtures.aDownNode;
import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.job.JobState;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.PlaceContainer;
import io.kdaemon.node.Node;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Asked.Source;
import io.kdaemon.placement.Constraints;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import io.kdaemon.registry.RegistryLoginId;
import io.kdaemon.secret.Sealed;
import io.kdaemon.usage.ApplicationUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PlaceHandlerTest {

    private final SchedulerWorld world = new SchedulerWorld();

    @Test
    void shouldReserveAndLaunchOnTheNodeWhenThereIsRoom() {
        // given
        Node node = world.nodes.insert(aReadyNode().build());
        ContainerInstance container = world.launch("blog");

        // when
        world.handler.place(List.of(request(container)));

        // then
        ContainerInstance placed = world.containers.find(container.id()).orElseThrow();
        assertThat(placed.observed()).isEqualTo(ObservedState.PLACED);
        assertThat(placed.nodeId()).contains(node.id());
        assertThat(world.reserved(node)).isEqualTo(SchedulerWorld.DEFAULT_ASK);
        assertThat(world.sent(LaunchContainer.class)).hasSize(1);
        assertThat(world.placements.findLatest(container.id()).orElseThrow().nodeId())
                .isEqualTo(node.id());
    }

    @Test
    void shouldSendTheLoginForTheRegistryOfTheImageAndNoOther() {
        // given
        world.nodes.insert(aReadyNode().build());
        world.logins.insert(login(RegistryHost.DOCKER_HUB));
        RegistryLogin own = world.logins.insert(login(new RegistryHost("registry.example.com")));
        Application shop = world.applications.insert(anApplication()
                .named("shop")
                .withImage("Registry.Example.com/shop:1")
                .build());
        Application elsewhere = world.applications.insert(anApplication()
                .named("elsewhere")
                .withImage("quay.io/elsewhere:1")
                .build());

        // when
        world.handler.place(List.of(
                request(world.launch(aRequestedContainer().named("shop-1").of(shop.id()))),
                request(world.launch(aRequestedContainer().named("elsewhere-1").of(elsewhere.id())))));

        // then
        assertThat(world.sent(LaunchContainer.class))
                .extracting(LaunchContainer::login)
                .containsExactlyInAnyOrder(
                        new LaunchContainer.Login("registry.example.com", "kdaemon", own.password()), null);
    }

    private static RegistryLogin login(RegistryHost host) {
        return new RegistryLogin(
                new RegistryLoginId(0),
                host,
                "kdaemon",
                new Sealed("kd1.0badcafe.c2VhbGVk"),
                new RegistryLogin.Revision(0, SchedulerWorld.NOW, SchedulerWorld.NOW));
    }

    @Test
    void shouldReserveWhatWasLearntAndSaySoWhenTheApplicationAsksForNothing() {
        // given
        Node node = world.nodes.insert(aReadyNode().build());
        Instant begin = SchedulerWorld.NOW.minusSeconds(3600);
        ApplicationUsage seen = ApplicationUsage.none(world.web.id(), begin)
                .plus(Collections.nCopies(6, new Resources(200, 100 << 20)), begin, Duration.ofDays(1))
                .plus(Collections.nCopies(6, new Resources(200, 100 << 20)), SchedulerWorld.NOW, Duration.ofDays(1));
        world.usages.saveAll(List.of(seen));
        ContainerInstance container = world.launch("blog");

        // when
        world.handler.place(List.of(request(container)));

        // then
        assertThat(world.reserved(node).memoryBytes()).isCloseTo(120 << 20, Percentage.withPercentage(5));
        assertThat(world.reserved(node).cpuMillis()).isCloseTo(240, Percentage.withPercentage(5));
        PlacementRecord decision = world.placements.findLatest(container.id()).orElseThrow();
        assertThat(decision.sentence()).contains("learned from 12 samples");
        assertThat(Objects.requireNonNull(decision.asked()).memory()).isEqualTo(Source.LEARNED);
        assertThat(world.sent(LaunchContainer.class)).singleElement().satisfies(launch -> {
            assertThat(launch.spec().memoryBytes()).isNull();
            assertThat(launch.spec().cpuMillis()).isNull();
        });
    }

    @Test
    void shouldChangeNothingWhenTheRequestIsRepeated() {
        // given
        Node node = world.nodes.insert(aReadyNode().build());
        ContainerInstance container = world.launch("blog");
        world.handler.place(List.of(request(container)));

        // when
        world.handler.place(List.of(request(container), request(container)));

        // then
        assertThat(world.reserved(node)).isEqualTo(SchedulerWorld.DEFAULT_ASK);
        assertThat(world.sent(LaunchContainer.class)).hasSize(1);
    }

    @Test
    void shouldWaitForCapacityAndSayWhyWhenNothingFits() {
        // given
        world.nodes.insert(aDownNode().build());
        ContainerInstance container = world.launch("blog");

        // when
        world.handler.place(List.of(request(container)));

        // then
        ContainerInstance waiting = world.containers.find(container.id()).orElseThrow();
        assertThat(waiting.observed()).isEqualTo(ObservedState.REQUESTED);
        assertThat(waiting.lifecycle().lastError()).contains("DOWN");
        assertThat(world.jobs.find(waiting.jobId().orElseThrow()).orElseThrow().state())
                .isEqualTo(JobState.WAITING_FOR_CAPACITY);
        assertThat(world.placements.findLatest(container.id()).orElseThrow().candidates())
                .hasSize(1);
    }

    @Test
    void shouldNeverPromiseMoreThanTheLimitWhenABatchIsTooLarge() {
        // given
        Node node = world.nodes.insert(aReadyNode().withCores(1).build());
        Application hungry = world.applications.insert(anApplication()
                .named("hungry")
                .withAsk(new Resources(300, 1 << 20))
                .build());
        List<ContainerInstance> launched = IntStream.range(0, 10)
                .mapToObj(i -> world.launch(aRequestedContainer().named("c" + i).of(hungry.id())))
                .toList();

        // when
        world.handler.place(launched.stream().map(PlaceHandlerTest::request).toList());

        // then
        assertThat(world.reserved(node).cpuMillis()).isEqualTo(1800);
        assertThat(world.sent(LaunchContainer.class)).hasSize(6);
        assertThat(launched)
                .extracting(container ->
                        world.containers.find(container.id()).orElseThrow().observed())
                .filteredOn(ObservedState.REQUESTED::equals)
                .hasSize(4);
    }

    @Test
    void shouldKeepContainersOfABatchApartAndSayWhyTheLastOneWaitsWhenHostsAreToBeDistinct() {
        // given
        world.nodes.insert(aReadyNode().build());
        world.nodes.insert(aReadyNode().withId(2).build());
        Constraints distinct = new Constraints(List.of(), List.of(), List.of(), true, List.of(), List.of(), null);
        Application apart = world.applications.insert(
                anApplication().named("apart").constrainedTo(distinct).build());
        List<ContainerInstance> launched = IntStream.range(0, 3)
                .mapToObj(i -> world.launch(aRequestedContainer().named("a" + i).of(apart.id())))
                .toList();

        // when
        world.handler.place(launched.stream().map(PlaceHandlerTest::request).toList());

        // then
        List<ContainerInstance> after = launched.stream()
                .map(container -> world.containers.find(container.id()).orElseThrow())
                .toList();
        assertThat(after.stream().flatMap(container -> container.nodeId().stream()))
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(after)
                .filteredOn(container -> container.observed() == ObservedState.REQUESTED)
                .singleElement()
                .satisfies(waiting -> assertThat(world.placements
                                .findLatest(waiting.id())
                                .orElseThrow()
                                .candidates())
                        .allSatisfy(
                                candidate -> assertThat(candidate.refusedBy()).containsExactly("distinct_hosts")));
    }

    private static Envelope request(ContainerInstance container) {
        PlaceContainer body = new PlaceContainer(container.id().value(), container.generation(), 1);
        return new Envelope("m-" + container.id(), "request-1", null, SchedulerWorld.NOW, body);
    }
}
