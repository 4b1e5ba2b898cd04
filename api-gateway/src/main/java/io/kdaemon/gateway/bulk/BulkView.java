package io.kdaemon.gateway.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What was done, container by container, in order of id.
 *
 * @param isComplete false: more containers are meant than one request takes on; send it again
 */
@JsonNaming(SnakeCaseStrategy.class)
record BulkView(String action, boolean dryRun, int accepted, boolean isComplete, List<Result> results) {

    /**
     * One container's.
     *
     * @param outcome {@code accepted}, or {@code nothing_to_do} with the reason
     * @param jobId the job under way
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Result(
            long id,
            String name,
            String outcome,
            @Nullable String reason,
            @Nullable Long jobId) {}
}
