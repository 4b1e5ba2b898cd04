package io.kdaemon.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Succession;
import io.kdaemon.container.Update;
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
        @Nullable Integer exitCode,
        @Nullable Long nodeId,
        @Nullable String engineContainerId,
        String endpoints,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant runningSince,
        @Nullable Instant healthySince,
        @Nullable Instant observedAt,
        int highestGeneration,
        int revision,
        @Nullable String updateState,
        @Nullable Long standbyNodeId,
        long version) {

    static final TypeReference<List<Endpoint>> ENDPOINTS = new TypeReference<>() {};
    private static final TypeReference<Update> UPDATE = new TypeReference<>() {};

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
                lifecycle.exitCode(),
                container.nodeId().map(NodeId::value).orElse(null),
                assignment.engineContainerId(),
                JsonColumn.write(assignment.endpoints()),
                timestamps.createdAt(),
                timestamps.updatedAt(),
                timestamps.runningSince(),
                timestamps.healthySince(),
                timestamps.observedAt(),
                container.succession().highest(),
                container.succession().revision(),
                container.update().map(JsonColumn::write).orElse(null),
                container
                        .update()
                        .flatMap(Update::standingBy)
                        .map(before -> before.assignment().nodeId())
                        .map(NodeId::value)
                        .orElse(null),
                container.version());
    }

    /** A service of an earlier release does not raise the highest generation. */
    private Succession succession() {
        return new Succession(
                Math.max(highestGeneration, generation),
                revision,
                updateState == null ? null : JsonColumn.read(updateState, UPDATE));
    }

    ContainerInstance toContainer() {
        return new ContainerInstance(
                new ContainerId(id),
                new ContainerInstance.Identity(name, userId, new ApplicationId(applicationId), enabled),
                new ContainerInstance.Lifecycle(
                        desired,
                        observed,
                        generation,
                        restarts,
                        jobId == null ? null : new JobId(jobId),
                        lastError,
                        exitCode),
                new ContainerInstance.Assignment(
                        nodeId == null ? null : new NodeId(nodeId),
                        engineContainerId,
                        JsonColumn.read(endpoints, ENDPOINTS)),
                new ContainerInstance.Timestamps(createdAt, updatedAt, runningSince, healthySince, observedAt),
                succession(),
                version);
    }
}
