package io.kdaemon.gateway.update;

import io.kdaemon.application.Application.RunSpec;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.generation.Revision;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A specification that a container runs or has run, as the API shows it.
 *
 * @param origin {@code launch}, {@code update} or {@code rollback}
 */
@JsonNaming(SnakeCaseStrategy.class)
record RevisionView(
        int generation,
        boolean isCurrent,
        String origin,
        String dockerImage,
        Map<String, String> environment,
        long applicationVersion,
        Instant createdAt) {

    static RevisionView of(Revision revision, ContainerInstance container) {
        RunSpec run = revision.run();
        return new RevisionView(
                revision.number(),
                revision.number() == container.succession().revision(),
                revision.origin().name().toLowerCase(Locale.ROOT),
                run.image(),
                new TreeMap<>(run.environment()),
                revision.applicationVersion(),
                revision.createdAt());
    }
}
