package io.kdaemon.gateway.load;

import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.gateway.web.Reference;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The route of load. */
@RestController
public final class LoadController {

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final NodeLoads loads;

    LoadController(NodeLoads loads) {
        this.loads = loads;
    }

    @Operation(summary = "Shows the measured load of a node, the age of every value, what is promised, and how it was")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "minutes",
            description = "How far the history goes back: 1 to 1440, 60 unless said otherwise")
    @GetMapping("/nodes/{id}/load")
    LoadView get(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request, Set.of("minutes"));
        long minutes = query.number("minutes", 1, DAY, HOUR);
        query.verify();
        return loads.view(new Reference(id), Duration.ofMinutes(minutes));
    }
}
