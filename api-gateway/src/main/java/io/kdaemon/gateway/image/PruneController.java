package io.kdaemon.gateway.image;

import io.kdaemon.gateway.node.NodeDirectory;
import io.kdaemon.gateway.stream.StreamAnswers;
import io.kdaemon.gateway.stream.StreamOpening;
import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.messaging.contract.PruneImages;
import io.kdaemon.node.Node;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route that makes room on a node. */
@RestController
public final class PruneController {

    private static final Duration YOUNG = Duration.ofDays(1);

    private final NodeDirectory nodes;
    private final WantedImages wanted;
    private final StreamOpening opening;
    private final StreamAnswers answers;
    private final Clock clock;

    public PruneController(
            NodeDirectory nodes, WantedImages wanted, StreamOpening opening, StreamAnswers answers, Clock clock) {
        this.nodes = nodes;
        this.wanted = wanted;
        this.opening = opening;
        this.answers = answers;
        this.clock = clock;
    }

    @Operation(
            summary =
                    "Removes images of a node that no container uses and no application wants; tells which, with bytes")
    @Parameter(in = ParameterIn.QUERY, name = "dry_run", description = "Only say what would go")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "older_than",
            description = "Images built, or tagged on the node, later stay: an age as in 10m, or a moment; 1d")
    @PostMapping("/nodes/{id}/prune")
    void prune(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters query = QueryParameters.only(request, Set.of("dry_run", "older_than"));
        boolean dryRun = query.flag("dry_run").orElse(false);
        Instant now = clock.instant();
        Instant before = query.moment("older_than", now).orElse(now.minus(YOUNG));
        query.verify();
        Node node = nodes.get(new Reference(id));
        List<String> keep = wanted.all();
        answers.writeObject(opening.open(node, target -> new PruneImages(target, keep, before, dryRun)), response);
    }
}
