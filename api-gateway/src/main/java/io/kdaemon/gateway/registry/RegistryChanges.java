package io.kdaemon.gateway.registry;

import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.registry.RegistryLogin;
import io.kdaemon.registry.RegistryLoginId;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.secret.SecretBox;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Adds, changes and removes registries; takes part in the caller's transaction. Launches that are under way keep the login they have. */
final class RegistryChanges {

    private static final RegistryLoginId UNSTORED = new RegistryLoginId(0);

    private final RegistryLoginRepository logins;
    private final Announcements announcements;
    private final SecretBox secrets;
    private final Clock clock;

    RegistryChanges(RegistryLoginRepository logins, Announcements announcements, SecretBox secrets, Clock clock) {
        this.logins = logins;
        this.announcements = announcements;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Refuses the request when it does not describe a registry. */
    RegistryForm read(RequestFields fields) {
        return RegistryForm.read(fields, null, secrets);
    }

    RegistryLogin add(RegistryForm form) {
        Instant now = clock.instant();
        RegistryLogin added = logins.insert(new RegistryLogin(
                UNSTORED, form.host(), form.username(), form.password(), new RegistryLogin.Revision(0, now, now)));
        announce(added, null, "registry added");
        return added;
    }

    RegistryLogin change(RegistryLogin before, RequestFields fields) {
        RegistryForm form = RegistryForm.read(fields, before, secrets);
        RegistryLogin.Revision old = before.revision();
        logins.update(new RegistryLogin(
                before.id(),
                form.host(),
                form.username(),
                form.password(),
                new RegistryLogin.Revision(old.version(), old.createdAt(), clock.instant())));
        RegistryLogin after = logins.find(before.id()).orElseThrow();
        announce(after, null, "registry changed");
        return after;
    }

    void remove(RegistryLogin login) {
        logins.delete(login.id());
        announce(login, "REMOVED", "registry removed");
    }

    private void announce(RegistryLogin login, @Nullable String state, String message) {
        announcements.changed("registry", login.id().value(), state, message);
    }
}
