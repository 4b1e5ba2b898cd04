package io.kdaemon.gateway.container;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.gateway.node.NodeDirectory;
import io.kdaemon.gateway.web.Page;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.placement.PlacementRepository;
import io.kdaemon.timeline.TimelineEntry;
import io.kdaemon.timeline.TimelineRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The routes that show containers, what happened to them, and why they are where they are. */
@RestController
public final class ContainerReadController {

    private final ContainerDirectory directory;
    private final NodeDirectory nodes;
    private final ApplicationDirectory applications;
    private final TimelineRepository timeline;
    private final PlacementRepository placements;

    public ContainerReadController(
            ContainerDirectory directory,
            NodeDirectory nodes,
            ApplicationDirectory applications,
            TimelineRepository timeline,
            PlacementRepository placements) {
        this.directory = directory;
        this.nodes = nodes;
        this.applications = applications;
        this.timeline = timeline;
        this.placements = placements;
    }

    @Operation(summary = "Shows a container")
    @GetMapping("/containers/{id}")
    ContainerView get(@PathVariable String id) {
        return directory.view(directory.get(new Reference(id)));
    }

    /** A filter by a node or an application that does not exist finds nothing. */
    @Operation(summary = "Lists containers, in order of id; removed ones only when asked for by status")
    @Parameter(in = ParameterIn.QUERY, name = "name", description = "Exact name")
    @Parameter(in = ParameterIn.QUERY, name = "status", description = "One or more states")
    @Parameter(in = ParameterIn.QUERY, name = "node", description = "On this node, by number or name")
    @Parameter(in = ParameterIn.QUERY, name = "application", description = "Of this application, by number or name")
    @GetMapping("/containers")
    ResponseEntity<List<ContainerView>> list(HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, Set.of("name", "status", "node", "application"));
        Optional<String> node = query.text("node");
        Optional<String> application = query.text("application");
        Set<ObservedState> statuses = query.oneOf("status", ObservedState.class);
        PageRequest page = query.page();
        query.verify();
        Optional<NodeId> nodeId =
                node.flatMap(text -> nodes.find(new Reference(text))).map(Node::id);
        Optional<ApplicationId> applicationId = application
                .flatMap(text -> applications.find(new Reference(text)))
                .map(Application::id);
        if (node.isPresent() && nodeId.isEmpty() || application.isPresent() && applicationId.isEmpty()) {
            return ResponseEntity.ok(List.of());
        }
        ContainerQuery filter = new ContainerQuery(
                query.text("name").orElse(null),
                statuses,
                nodeId.orElse(null),
                applicationId.orElse(null),
                page.after(),
                page.limit());
        return directory.list(page, filter).toResponse();
    }

    @Operation(summary = "Shows what happened to a container, oldest first")
    @GetMapping("/containers/{id}/events")
    ResponseEntity<List<TimelineView>> events(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, Set.of());
        PageRequest page = query.page();
        query.verify();
        ContainerId container = directory.get(new Reference(id)).id();
        return Page.read(page, (after, limit) -> timeline.list(container, after, limit), TimelineEntry::id, _ -> true)
                .map(TimelineView::of)
                .toResponse();
    }

    @Operation(summary = "Explains why a container is where it is: every node that was looked at")
    @GetMapping("/containers/{id}/placement")
    PlacementView placement(@PathVariable String id) {
        ContainerId container = directory.get(new Reference(id)).id();
        return placements
                .findLatest(container)
                .map(PlacementView::of)
                .orElseThrow(() -> new RequestRefusedException(
                        ProblemType.NOT_FOUND,
                        "No node has been chosen for container '%s' yet".formatted(id),
                        List.of()));
    }
}
