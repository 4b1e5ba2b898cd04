package io.kdaemon.gateway.adoption;

import io.kdaemon.messaging.contract.ForeignContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A container that somebody else has made, as the API shows it.
 *
 * @param containerId the engine's own id
 * @param state the engine's word for it
 * @param reason why it cannot be adopted; null when nothing is known that speaks against it
 */
@JsonNaming(SnakeCaseStrategy.class)
record ForeignView(
        String containerId,
        String name,
        String dockerImage,
        String state,
        String status,
        @Nullable String reason) {

    static ForeignView of(ForeignContainer container) {
        return new ForeignView(
                container.engineContainerId(),
                container.name(),
                container.image(),
                container.state(),
                container.status(),
                Objection.to(container).orElse(null));
    }
}
