package io.kdaemon.gateway.container;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Identity;
import io.kdaemon.container.ContainerInstance.Timestamps;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.web.Announcements;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Renames and marks containers. What they are and where they run is the law's, not changed here. */
public final class ContainerChange {

    private final ContainerRepository containers;
    private final ContainerDirectory directory;
    private final Announcements announcements;
    private final Transactions transactions;
    private final Clock clock;

    public ContainerChange(
            ContainerRepository containers,
            ContainerDirectory directory,
            Announcements announcements,
            Transactions transactions,
            Clock clock) {
        this.containers = containers;
        this.directory = directory;
        this.announcements = announcements;
        this.transactions = transactions;
        this.clock = clock;
    }

    public ContainerView change(Reference reference, RequestFields fields) {
        return transactions.run(() -> {
            ContainerInstance found = directory.get(reference);
            ContainerInstance container = containers.lock(List.of(found.id())).getFirst();
            if (container.observed() == ObservedState.REMOVED) {
                throw RequestRefusedException.conflict("Container '%s' is removed"
                        .formatted(container.identity().name()));
            }
            return directory.view(store(container, identity(container, fields)));
        });
    }

    private static Identity identity(ContainerInstance container, RequestFields fields) {
        Identity old = container.identity();
        refuseOther(fields, "application_id", old.applicationId().value());
        String name = fields.optional("name", Values::name, old.name());
        Long userId = fields.optional("user_id", Values::number, old.userId());
        Boolean enabled = fields.optional("is_enabled", Values::flag, old.enabled());
        fields.verify();
        return new Identity(
                Objects.requireNonNull(name),
                Objects.requireNonNull(userId),
                old.applicationId(),
                Objects.requireNonNull(enabled));
    }

    /** An object sent back whole may repeat it, not change it. */
    private static void refuseOther(RequestFields fields, String field, long fixed) {
        Long sent = fields.optional(field, Values::number, fixed);
        if (sent != null && sent != fixed) {
            fields.refuse(field, "%s of a container cannot be changed, expected %d".formatted(field, fixed));
        }
    }

    private ContainerInstance store(ContainerInstance container, Identity identity) {
        Timestamps old = container.timestamps();
        containers.update(new ContainerInstance(
                container.id(),
                identity,
                container.lifecycle(),
                container.assignment(),
                new Timestamps(
                        old.createdAt(), clock.instant(), old.runningSince(), old.healthySince(), old.observedAt()),
                container.succession(),
                container.version()));
        announcements.changed(
                "container",
                container.id().value(),
                container.observed().name(),
                "changed: name %s, enabled %s".formatted(identity.name(), identity.enabled()));
        return containers.find(container.id()).orElseThrow();
    }
}
