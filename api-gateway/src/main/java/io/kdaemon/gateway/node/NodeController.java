package io.kdaemon.gateway.node;

import io.kdaemon.gateway.web.AddressedRequest;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of nodes, under the seed's names and under REST's. */
@RestController
public final class NodeController {

    private final NodeDirectory directory;
    private final NodeCreation creation;
    private final NodeChange change;
    private final NodeRemoval removal;

    public NodeController(NodeDirectory directory, NodeCreation creation, NodeChange change, NodeRemoval removal) {
        this.directory = directory;
        this.creation = creation;
        this.change = change;
        this.removal = removal;
    }

    @Operation(summary = "Adds a node; the answer says what a first look at it found")
    @PostMapping({"/node/create", "/nodes/create", "/nodes"})
    ResponseEntity<JsonNode> create(
            @RequestHeader(name = Creations.KEY_HEADER, required = false) @Nullable String key, RequestFields fields) {
        return creation.create(key, fields).toResponse();
    }

    @Operation(summary = "Changes a node; what is not sent stays as it is")
    @RequestMapping(
            path = {"/nodes/update", "/nodes/{id}/update", "/nodes/{id}"},
            method = {RequestMethod.PUT, RequestMethod.PATCH})
    NodeView change(AddressedRequest request) {
        request.check(NodeFields.ALL);
        return change.change(request.reference(), request.fields());
    }

    @Operation(summary = "Removes a node; with ?force=true its containers first")
    @DeleteMapping({"/nodes/delete", "/nodes/{id}/delete", "/nodes/{id}"})
    ResponseEntity<NodeView> delete(AddressedRequest request, @RequestParam(defaultValue = "false") boolean force) {
        return removal.remove(request.reference(), force);
    }

    @Operation(summary = "Shows a node")
    @GetMapping("/nodes/{id}")
    NodeView get(@PathVariable String id) {
        return directory.view(directory.get(new Reference(id)));
    }

    @Operation(summary = "Lists nodes, in order of id")
    @Parameter(in = ParameterIn.QUERY, name = "name", description = "Exact host name")
    @Parameter(in = ParameterIn.QUERY, name = "hostname", description = "The same as name")
    @Parameter(in = ParameterIn.QUERY, name = "status", description = "One or more of UNKNOWN, READY, SUSPECT, DOWN")
    @Parameter(in = ParameterIn.QUERY, name = "is_enabled", description = "true or false")
    @GetMapping("/nodes")
    ResponseEntity<List<NodeView>> list(HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, Set.of("name", "hostname", "status", "is_enabled"));
        Optional<String> hostname = query.text("hostname").or(() -> query.text("name"));
        Set<NodeStatus> statuses = query.oneOf("status", NodeStatus.class);
        Optional<Boolean> enabled = query.flag("is_enabled");
        PageRequest page = query.page();
        query.verify();
        Predicate<Node> fits = node -> hostname.map(
                                name -> name.equalsIgnoreCase(node.profile().hostname()))
                        .orElse(true)
                && (statuses.isEmpty() || statuses.contains(node.condition().status()))
                && enabled.map(wanted -> wanted == node.enabled()).orElse(true);
        return directory.list(page, fits).toResponse();
    }
}
