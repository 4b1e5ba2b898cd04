package io.kdaemon.scheduler.place;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.PlaceContainer;
import io.kdaemon.placement.PlacementRecord;
import io.kdaemon.placement.PlacementRepository;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.cluster.Asks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places a batch of containers in one transaction: lock, decide in memory, claim room, store the decision, hand over to the law.
 *
 * <p>No inbox is needed: a container that does not wait for a node any more is passed over, so repetitions change nothing.
 */
public class PlaceHandler {

    private final ContainerRepository containers;
    private final ApplicationRepository applications;
    private final PlacementRepository placements;
    private final Placer placer;
    private final LifecycleExecutor executor;
    private final Asks asks;

    public PlaceHandler(
            ContainerRepository containers,
            ApplicationRepository applications,
            PlacementRepository placements,
            Placer placer,
            LifecycleExecutor executor,
            Asks asks) {
        this.containers = containers;
        this.applications = applications;
        this.placements = placements;
        this.placer = placer;
        this.executor = executor;
        this.asks = asks;
    }

    @Transactional
    public void place(List<Envelope> requests) {
        List<Request> waiting = waiting(requests);
        Map<ApplicationId, Application> applicationById = applicationsOf(waiting);
        Map<ApplicationId, Ask> askById = asks.of(applicationById.values());
        Map<ContainerId, PlacementRecord> decisions = placer.place(waiting.stream()
                .map(request -> new Placer.Request(
                        request.container(),
                        askById.get(request.container().identity().applicationId())))
                .toList());
        List<Instruction> instructions = new ArrayList<>();
        for (Request request : waiting) {
            PlacementRecord decision = decisions.get(request.container().id());
            instructions.add(instruction(request, decision));
        }
        placements.saveAll(decisions.values());
        executor.execute(instructions, waiting.stream().map(Request::container).toList());
    }

    /** The containers that still wait for a node; two requests for the same one count once. */
    private List<Request> waiting(List<Envelope> requests) {
        Map<Long, Envelope> byContainer = requests.stream()
                .collect(Collectors.toMap(
                        request -> body(request).containerId(), Function.identity(), (_, later) -> later));
        Collection<ContainerId> ids = new TreeSet<>(byContainer.keySet())
                .stream().map(ContainerId::new).toList();
        return containers.lock(ids).stream()
                .map(container -> new Request(byContainer.get(container.id().value()), container))
                .filter(request -> LifecycleDecider.awaitsPlacement(
                        request.container(), body(request.envelope()).generation()))
                .toList();
    }

    private Map<ApplicationId, Application> applicationsOf(List<Request> waiting) {
        List<ApplicationId> ids = waiting.stream()
                .map(request -> request.container().identity().applicationId())
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : applications.findAll(ids).stream().collect(Collectors.toMap(Application::id, Function.identity()));
    }

    private static Instruction instruction(Request request, PlacementRecord decision) {
        int generation = request.container().generation();
        ContainerCommand command = Optional.ofNullable(decision.nodeId())
                .<ContainerCommand>map(nodeId -> new ContainerCommand.Place(generation, nodeId))
                .orElseGet(() -> new ContainerCommand.ReportNoRoom(generation, decision.sentence()));
        Envelope cause = request.envelope();
        return new Instruction(request.container().id(), command, Instruction.Cause.of(cause));
    }

    private static PlaceContainer body(Envelope envelope) {
        return (PlaceContainer) envelope.body();
    }

    private record Request(Envelope envelope, ContainerInstance container) {}
}
