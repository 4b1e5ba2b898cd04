package io.kdaemon.gateway.registry;

import io.kdaemon.registry.RegistryLogin;
import java.time.Instant;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A registry as the API shows it: without the password. */
@JsonNaming(SnakeCaseStrategy.class)
record RegistryView(long id, String host, String username, Instant createdAt, Instant updatedAt) {

    static RegistryView of(RegistryLogin login) {
        return new RegistryView(
                login.id().value(),
                login.host().name(),
                login.username(),
                login.revision().createdAt(),
                login.revision().updatedAt());
    }
}
