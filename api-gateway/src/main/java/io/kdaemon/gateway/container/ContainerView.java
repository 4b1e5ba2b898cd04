package io.kdaemon.gateway.container;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Assignment;
import io.kdaemon.container.ContainerInstance.Identity;
import io.kdaemon.container.ContainerInstance.Lifecycle;
import io.kdaemon.container.Endpoint;
import io.kdaemon.job.JobId;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A container as the API shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record ContainerView(
        long id,
        @Nullable Long nodeId,
        long applicationId,
        long userId,
        String name,
        @Nullable String containerId,
        String status,
        boolean isEnabled,
        String desiredState,
        int generation,
        int restarts,
        List<EndpointView> endpoints,
        @Nullable Long jobId,
        @Nullable String lastError,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant runningSince,
        @Nullable Instant observedAt) {

    /** Where one port is reached. */
    @JsonNaming(SnakeCaseStrategy.class)
    record EndpointView(int containerPort, String protocol, String host, int hostPort, String url) {
        static EndpointView of(Endpoint endpoint) {
            return new EndpointView(
                    endpoint.containerPort(),
                    endpoint.protocol().wireName(),
                    endpoint.host(),
                    endpoint.hostPort(),
                    endpoint.url());
        }
    }

    /** @param job the one under way, else the last one */
    static ContainerView of(ContainerInstance container, Optional<JobId> job) {
        Identity identity = container.identity();
        Lifecycle lifecycle = container.lifecycle();
        Assignment assignment = container.assignment();
        return new ContainerView(
                container.id().value(),
                container.nodeId().map(NodeId::value).orElse(null),
                identity.applicationId().value(),
                identity.userId(),
                identity.name(),
                assignment.engineContainerId(),
                lifecycle.observed().name(),
                identity.enabled(),
                lifecycle.desired().name(),
                lifecycle.generation(),
                lifecycle.restarts(),
                assignment.endpoints().stream().map(EndpointView::of).toList(),
                job.map(JobId::value).orElse(null),
                lifecycle.lastError(),
                container.timestamps().createdAt(),
                container.timestamps().updatedAt(),
                container.timestamps().runningSince(),
                container.timestamps().observedAt());
    }
}
