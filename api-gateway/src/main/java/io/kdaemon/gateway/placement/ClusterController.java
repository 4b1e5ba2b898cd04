package io.kdaemon.gateway.placement;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route of what concerns the cluster as a whole. */
@RestController
public final class ClusterController {

    private final Resilience resilience;

    public ClusterController(Resilience resilience) {
        this.resilience = resilience;
    }

    @Operation(summary = "Says of each node whether its containers would fit elsewhere if it died, and where")
    @GetMapping("/cluster/resilience")
    ResilienceView resilience() {
        return resilience.look();
    }
}
