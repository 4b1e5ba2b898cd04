package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.RegistryAccess;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretKeyException;
import io.kdaemon.secret.SecretPurpose;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The login that came with a launch, opened only when something has to be pulled: who has the image needs none. */
record PullLogin(LaunchContainer.@Nullable Login sealed, SecretBox box) {

    /** @throws LaunchFailure when it cannot be opened here */
    Optional<RegistryAccess> open() {
        return Optional.ofNullable(sealed).map(this::opened);
    }

    private RegistryAccess opened(LaunchContainer.Login login) {
        try {
            return new RegistryAccess(
                    login.registry(), login.username(), box.open(login.password(), SecretPurpose.REGISTRY_PASSWORD));
        } catch (SecretKeyException e) {
            throw new LaunchFailure(
                    true, "the login for %s cannot be used: %s".formatted(login.registry(), e.getMessage()));
        }
    }
}
