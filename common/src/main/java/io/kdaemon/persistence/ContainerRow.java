package io.kdaemon.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.ObservedState;
import io.kdaemon.job.JobId;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

record ContainerRow(
        long id,
        String name,
        long userId,
        long applicationId,
        boolean enabled,
        DesiredState desired,
        ObservedState observed,
        int generation,
        int restarts,
        @Nullable Long jobId,
        @Nullable String lastError,
        @Nullable Long nodeId,
        @Nullable String engineContainerId,
        String endpoints,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant runningSince,
        @Nullable Instant observedAt,
        long version) {

    private static final TypeReference<List<Endpoint>> ENDPOINTS = new TypeReference<>() {};

    static ContainerRow of(ContainerInstance container) {
        ContainerInstance.Identity identity = container.identity();
        ContainerInstance.Lifecycle lifecycle = container.lifecycle();
        ContainerInstance.Assignment assignment = container.assignment();
        ContainerInstance.Timestamps timestamps = container.timestamps();
        return new ContainerRow(
                container.id().value(),
                identity.name(),
                identity.userId(),
                identity.applicationId().value(),
                identity.enabled(),
                lifecycle.desired(),
                lifecycle.observed(),
                lifecycle.generation(),
                lifecycle.restarts(),
                container.jobId().map(JobId::value).orElse(null),
                lifecycle.lastError(),
                container.nodeId().map(NodeId::value).orElse(null),
                assignment.engineContainerId(),
                JsonColumn.write(assignment.endpoints()),
                timestamps.createdAt(),
                timestamps.updatedAt(),
                timestamps.runningSince(),
                timestamps.observedAt(),
                container.version());
    }

    ContainerInstance toContainer() {
        return new ContainerInstance(
                new ContainerId(id),
                new ContainerInstance.Identity(name, userId, new ApplicationId(applicationId), enabled),
                new ContainerInstance.Lifecycle(
                        desired, observed, generation, restarts, jobId == null ? null : new JobId(jobId), lastError),
                new ContainerInstance.Assignment(
                        nodeId == null ? null : new NodeId(nodeId),
                        engineContainerId,
                        JsonColumn.read(endpoints, ENDPOINTS)),
                new ContainerInstance.Timestamps(createdAt, updatedAt, runningSince, observedAt),
                version);
    }
}
