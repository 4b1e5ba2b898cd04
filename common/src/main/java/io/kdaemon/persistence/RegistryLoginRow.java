package io.kdaemon.persistence;

import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import io.kdaemon.registry.RegistryLoginId;
import io.kdaemon.secret.Sealed;
import java.time.Instant;

record RegistryLoginRow(
        long id, String host, String username, String password, Instant createdAt, Instant updatedAt, long version) {

    static RegistryLoginRow of(RegistryLogin login) {
        RegistryLogin.Revision revision = login.revision();
        return new RegistryLoginRow(
                login.id().value(),
                login.host().name(),
                login.username(),
                login.password().text(),
                revision.createdAt(),
                revision.updatedAt(),
                revision.version());
    }

    RegistryLogin toLogin() {
        return new RegistryLogin(
                new RegistryLoginId(id),
                new RegistryHost(host),
                username,
                new Sealed(password),
                new RegistryLogin.Revision(version, createdAt, updatedAt));
    }
}
