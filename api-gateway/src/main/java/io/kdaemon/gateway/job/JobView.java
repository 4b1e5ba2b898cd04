package io.kdaemon.gateway.job;

import io.kdaemon.job.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A job as the API shows it.
 *
 * @param container our number of the container it works on
 */
@JsonNaming(SnakeCaseStrategy.class)
record JobView(
        long id,
        String kind,
        long container,
        String state,
        boolean isFinal,
        int attempt,
        @Nullable String reason,
        String correlationId,
        Instant createdAt,
        Instant nextAttemptAt,
        Instant deadlineAt,
        @Nullable Instant finishedAt) {

    static JobView of(Job job) {
        return new JobView(
                job.id().value(),
                job.kind().name(),
                job.containerId().value(),
                job.state().name(),
                job.state().isFinal(),
                job.progress().attempt(),
                job.progress().reason(),
                job.correlationId(),
                job.schedule().createdAt(),
                job.schedule().nextAttemptAt(),
                job.schedule().deadlineAt(),
                job.schedule().finishedAt());
    }
}
