package io.kdaemon.gateway.adoption;

import io.kdaemon.gateway.container.ContainerView;
import io.kdaemon.gateway.node.NodeDirectory;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes of what nodes have that kDaemon has not made: it is taken over, and given back. */
@RestController
public final class AdoptionController {

    private final NodeDirectory nodes;
    private final NodeAdoption adoption;
    private final ContainerRelease release;

    AdoptionController(NodeDirectory nodes, NodeAdoption adoption, ContainerRelease release) {
        this.nodes = nodes;
        this.adoption = adoption;
        this.release = release;
    }

    @Operation(summary = "Shows the containers of a node that are not kDaemon's, and whether they could be")
    @GetMapping("/nodes/{id}/foreign")
    List<ForeignView> foreign(@PathVariable String id) {
        return adoption.list(nodes.get(new Reference(id))).stream()
                .map(ForeignView::of)
                .toList();
    }

    @Operation(summary = "Takes running containers of a node over, without restarting them")
    @PostMapping("/nodes/{id}/adopt")
    AdoptionView adopt(@PathVariable String id, RequestFields fields) {
        AdoptionForm form = AdoptionForm.read(fields);
        return adoption.adopt(nodes.get(new Reference(id)), form);
    }

    @Operation(summary = "Forgets a container that was taken over, and leaves it on its node as it is")
    @PostMapping("/containers/{id}/release")
    ContainerView release(@PathVariable String id) {
        return release.release(new Reference(id));
    }
}
