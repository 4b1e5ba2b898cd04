package io.kdaemon.gateway.node;

import io.kdaemon.gateway.web.Reference;
import io.kdaemon.node.EngineConditionRepository;
import io.kdaemon.node.NodeId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The route of how docker-workers fare with a node's engine. */
@RestController
public final class EngineController {

    /** Who has not told for so long has not been asked, or is gone. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final NodeDirectory nodes;
    private final EngineConditionRepository engines;
    private final Clock clock;

    EngineController(NodeDirectory nodes, EngineConditionRepository engines, Clock clock) {
        this.nodes = nodes;
        this.engines = engines;
        this.clock = clock;
    }

    @Operation(
            summary =
                    "Shows how each docker-worker fares with the node's engine: breaker, calls at a time, latest error")
    @GetMapping("/nodes/{id}/engine")
    List<EngineView> list(@PathVariable String id) {
        NodeId node = nodes.get(new Reference(id)).id();
        return engines.listSince(node, clock.instant().minus(RECENT)).stream()
                .map(EngineView::of)
                .toList();
    }
}
