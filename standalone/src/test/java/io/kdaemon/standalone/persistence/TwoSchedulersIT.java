package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.ContainerFixtures.aRequestedContainer;
import static io.kdaemon.testing.MutableClock.NOW;
import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.load.LoadReading;
import io.kdaemon.load.LoadTable;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.NodeFilters;
import io.kdaemon.planning.NodeScorers;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.cluster.NodeTable;
import io.kdaemon.scheduler.place.PlacementMetrics;
import io.kdaemon.scheduler.place.Placer;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.persistence.Race;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two schedulers place at the same time while no sample shows what either of them has placed. */
@OnEveryDatabase
class TwoSchedulersIT {

    private static final int NODES = 10;
    private static final int LAUNCHES = 200;
    private static final int BATCH = 10;
    private static final double NO_HERD = 1.4;
    private static final Ask ASK = Ask.of(new Resources(100, 64 << 20));

    private final Database database;
    private final NodeRepository nodes;
    private final MutableClock clock = new MutableClock();

    TwoSchedulersIT(Database database) {
        this.database = database;
        this.nodes = database.bean(NodeRepository.class);
    }

    @Test
    void shouldSpreadLaunchesWhenEverySampleIsFrozen() {
        // given
        addNodes(2L * LAUNCHES / NODES);

        // when
        Map<NodeId, Long> launches = placeByTwo();

        // then
        assertThat(launches.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(LAUNCHES);
        assertThat(launches.values())
                .allSatisfy(
                        onNode -> assertThat((double) onNode * NODES / LAUNCHES).isLessThanOrEqualTo(NO_HERD));
        assertPromisedIsWhatWasPlaced(launches);
    }

    @Test
    void shouldFillTheNodesAndNoMoreWhenThereIsNotRoomForAll() {
        // given
        long fit = LAUNCHES / NODES * 3L / 4;
        addNodes(fit);

        // when
        Map<NodeId, Long> launches = placeByTwo();

        // then
        assertThat(launches)
                .hasSize(NODES)
                .allSatisfy((_, onNode) -> assertThat(onNode).isEqualTo(fit));
        assertPromisedIsWhatWasPlaced(launches);
    }

    private void addNodes(long fit) {
        IntStream.rangeClosed(1, NODES)
                .forEach(i -> nodes.insert(aReadyNode()
                        .withId(i)
                        .withCores(16)
                        .withMemory(fit * ASK.resources().memoryBytes())
                        .build()));
    }

    /** @return how many were placed on each node */
    private Map<NodeId, Long> placeByTwo() {
        List<ContainerInstance> waiting = database.transactions()
                .in(() -> database.bean(ContainerRepository.class)
                        .insertAll(IntStream.range(0, LAUNCHES)
                                .mapToObj(i ->
                                        aRequestedContainer().named("c-" + i).build())
                                .toList()));
        List<List<PlacementRecord>> decided =
                Race.of(2).run(i -> place(waiting.subList(i * LAUNCHES / 2, (i + 1) * LAUNCHES / 2), placer(i)));
        return decided.stream()
                .flatMap(Collection::stream)
                .map(PlacementRecord::nodeId)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private List<PlacementRecord> place(List<ContainerInstance> waiting, Placer placer) {
        List<PlacementRecord> decisions = new ArrayList<>();
        for (int from = 0; from < waiting.size(); from += BATCH) {
            List<Placer.Request> batch = waiting.subList(from, from + BATCH).stream()
                    .map(container -> new Placer.Request(container, ASK))
                    .toList();
            decisions.addAll(
                    database.transactions().in(() -> placer.place(batch)).values());
        }
        return decisions;
    }

    private Placer placer(int seed) {
        ReservationRepository reservations = database.bean(ReservationRepository.class);
        LoadTable loads = new LoadTable(TwoSchedulersIT::idle, Duration.ofDays(1), clock);
        loads.refresh(nodes.listAll());
        NodeTable table = new NodeTable(
                new NodeTable.Sources(
                        nodes,
                        reservations,
                        database.bean(LaunchFailureRepository.class),
                        database.bean(ApplicationRepository.class)),
                loads,
                new NodeTable.Settings(
                        new NodeTable.Overcommit(2, 1),
                        Duration.ofMinutes(1),
                        Duration.ofMillis(500),
                        Duration.ofMinutes(10)),
                clock);
        PlacementPlanner planner = new PlacementPlanner(
                NodeFilters.all(NodeFilters.Limits.DEFAULT), NodeScorers.all(NodeScorers.Weights.DEFAULT));
        PlacementMetrics metrics = new PlacementMetrics(new SimpleMeterRegistry());
        return new Placer(table, planner, reservations, new Random(seed), metrics, clock);
    }

    /** All nodes always look idle. */
    private static Map<NodeId, LoadReading> idle(List<Node> all) {
        return all.stream()
                .collect(Collectors.toMap(
                        Node::id, node -> new LoadReading.Known(new NodeLoad(16, Long.MAX_VALUE, NOW), "frozen")));
    }

    private void assertPromisedIsWhatWasPlaced(Map<NodeId, Long> launches) {
        Map<NodeId, Long> promised = nodes.listAll().stream()
                .collect(Collectors.toMap(
                        Node::id,
                        node -> node.reserved().memoryBytes() / ASK.resources().memoryBytes()));
        assertThat(promised).containsAllEntriesOf(launches);
        assertThat(promised.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(launches.values().stream().mapToLong(Long::longValue).sum());
    }
}
