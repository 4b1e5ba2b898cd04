package io.kdaemon.gateway.placement;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.DesiredState;
import io.kdaemon.gateway.placement.ResilienceView.LossView;
import io.kdaemon.gateway.placement.ResilienceView.StrandedView;
import io.kdaemon.node.NodeId;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Candidate;
import io.kdaemon.planning.Cluster;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.Plan;
import io.kdaemon.planning.cluster.Asks;
import io.kdaemon.planning.cluster.NodeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** If a node died, would its containers find room on the others? One node at a time, with the scheduler's planner. */
public final class Resilience {

    private static final long SEED = 1;

    private final NodeTable nodeTable;
    private final PlacementPlanner planner;
    private final ContainerRepository containers;
    private final ApplicationRepository applications;
    private final Asks asks;

    Resilience(
            NodeTable nodeTable,
            PlacementPlanner planner,
            ContainerRepository containers,
            ApplicationRepository applications,
            Asks asks) {
        this.nodeTable = nodeTable;
        this.planner = planner;
        this.containers = containers;
        this.applications = applications;
        this.asks = asks;
    }

    ResilienceView look() {
        Cluster cluster = nodeTable.view();
        Map<NodeId, List<ContainerInstance>> byNode = runningByNode();
        Map<ApplicationId, Ask> askById = asks(byNode);
        List<LossView> losses = new ArrayList<>();
        for (Candidate node : cluster.candidates()) {
            List<ContainerInstance> affected = byNode.getOrDefault(node.node().id(), List.of());
            losses.add(lose(node, affected, cluster.assumeDown(node.node().id()), askById));
        }
        return ResilienceView.of(losses);
    }

    private Map<NodeId, List<ContainerInstance>> runningByNode() {
        ContainerQuery all = new ContainerQuery(null, Set.of(), null, null, 0, ContainerQuery.NO_LIMIT);
        return containers.list(all).stream()
                .filter(container -> container.desired() == DesiredState.RUNNING)
                .filter(container -> container.nodeId().isPresent())
                .collect(Collectors.groupingBy(container -> container.nodeId().orElseThrow()));
    }

    private Map<ApplicationId, Ask> asks(Map<NodeId, List<ContainerInstance>> byNode) {
        Set<ApplicationId> ids = byNode.values().stream()
                .flatMap(List::stream)
                .map(container -> container.identity().applicationId())
                .collect(Collectors.toSet());
        List<Application> used = ids.isEmpty() ? List.of() : applications.findAll(ids);
        return asks.of(used);
    }

    private LossView lose(
            Candidate node, List<ContainerInstance> affected, Cluster rest, Map<ApplicationId, Ask> askById) {
        RandomGenerator random = new SplittableRandom(SEED);
        Map<String, Integer> targets = new TreeMap<>();
        List<StrandedView> stranded = new ArrayList<>();
        for (ContainerInstance container : affected) {
            Ask ask = askById.get(container.identity().applicationId());
            Plan plan = planner.plan(rest, ask, random);
            plan.winner()
                    .ifPresentOrElse(
                            winner -> {
                                rest.promise(winner.candidate().node().id(), ask);
                                targets.merge(winner.candidate().hostname(), 1, Integer::sum);
                            },
                            () -> stranded.add(StrandedView.of(container, plan.sentence())));
        }
        return LossView.of(node, affected.size(), targets, stranded);
    }
}
