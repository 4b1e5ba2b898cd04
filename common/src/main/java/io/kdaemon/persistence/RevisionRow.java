package io.kdaemon.persistence;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerId;
import io.kdaemon.generation.Revision;
import java.time.Instant;
import tools.jackson.core.type.TypeReference;

record RevisionRow(
        long containerId,
        int generation,
        long applicationVersion,
        Revision.Origin origin,
        String specification,
        Instant createdAt) {

    private static final TypeReference<Application.RunSpec> SPECIFICATION = new TypeReference<>() {};

    static RevisionRow of(Revision revision) {
        return new RevisionRow(
                revision.containerId().value(),
                revision.number(),
                revision.applicationVersion(),
                revision.origin(),
                JsonColumn.write(revision.run()),
                revision.createdAt());
    }

    Revision toRevision() {
        return new Revision(
                new ContainerId(containerId),
                generation,
                applicationVersion,
                origin,
                JsonColumn.read(specification, SPECIFICATION),
                createdAt);
    }
}
