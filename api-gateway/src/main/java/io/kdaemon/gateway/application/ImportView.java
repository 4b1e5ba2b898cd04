package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.gateway.application.compose.Translation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What became of a compose file.
 *
 * @param services in the order in which they were made
 * @param unsupported of the file itself
 */
@JsonNaming(SnakeCaseStrategy.class)
record ImportView(boolean dryRun, List<Service> services, List<Translation.Note> unsupported) {

    /**
     * What became of one service.
     *
     * @param applicationId null in a dry run
     * @param action {@code create} or {@code update}
     * @param definition the application's fields, as they could be sent
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Service(
            String service,
            String application,
            @Nullable Long applicationId,
            String action,
            List<String> taken,
            List<Translation.Note> unsupported,
            JsonNode definition) {

        static Service of(Translation translation, boolean exists, @Nullable Application stored) {
            return new Service(
                    translation.service(),
                    translation.application(),
                    stored == null ? null : stored.id().value(),
                    exists ? "update" : "create",
                    translation.taken(),
                    translation.unsupported(),
                    translation.definition());
        }
    }
}
