package io.kdaemon.registry;

import io.kdaemon.secret.Sealed;
import java.time.Instant;

/**
 * Who kDaemon is at a registry. {@code host} is unique.
 *
 * @param password opened by docker-workers only
 */
public record RegistryLogin(
        RegistryLoginId id, RegistryHost host, String username, Sealed password, Revision revision) {

    /** {@code version} is raised by every stored change. */
    public record Revision(long version, Instant createdAt, Instant updatedAt) {}

    /** As it is once stored under this number. */
    public RegistryLogin stored(RegistryLoginId number, long version) {
        return new RegistryLogin(
                number, host, username, password, new Revision(version, revision.createdAt(), revision.updatedAt()));
    }
}
