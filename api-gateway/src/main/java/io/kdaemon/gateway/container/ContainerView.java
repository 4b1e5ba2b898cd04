package io.kdaemon.gateway.container;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Assignment;
import io.kdaemon.container.ContainerInstance.Identity;
import io.kdaemon.container.ContainerInstance.Lifecycle;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.Update;
import io.kdaemon.job.JobId;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A container as the API shows it. */
@JsonNaming(SnakeCaseStrategy.class)
public record ContainerView(
        long id,
        @Nullable Long nodeId,
        long applicationId,
        long userId,
        String name,
        @Nullable String containerId,
        String status,
        boolean isEnabled,
        boolean isAdopted,
        String desiredState,
        int generation,
        int restarts,
        List<EndpointView> endpoints,
        @Nullable Long jobId,
        @Nullable String lastError,
        @Nullable Integer exitCode,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant runningSince,
        @Nullable Instant healthySince,
        @Nullable Instant observedAt,
        int revision,
        @Nullable UpdateView update) {

    /**
     * An update under way.
     *
     * @param phase {@code awaited}, {@code replacing}, {@code draining} or {@code rolling_back}
     * @param revision the generation whose specification is taken on
     * @param standbyGeneration the generation that is kept until the new one is trusted
     * @param standbyNodeId where that one is
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record UpdateView(
            String phase,
            String order,
            int revision,
            @Nullable Integer standbyGeneration,
            @Nullable Long standbyNodeId,
            long healthyWithin,
            @Nullable String reason) {
        static UpdateView of(Update update) {
            return new UpdateView(
                    update.phase().name().toLowerCase(Locale.ROOT),
                    update.order().name().toLowerCase(Locale.ROOT),
                    update.revision(),
                    update.standingBy().map(Update.Standby::generation).orElse(null),
                    update.standingBy()
                            .map(before -> before.assignment().nodeId())
                            .map(NodeId::value)
                            .orElse(null),
                    update.limit().toSeconds(),
                    update.reason());
        }
    }

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

    /**
     * @param job the one under way, else the last one
     * @param adopted whether the node has what somebody else has made
     */
    static ContainerView of(ContainerInstance container, Optional<JobId> job, boolean adopted) {
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
                adopted,
                lifecycle.desired().name(),
                lifecycle.generation(),
                lifecycle.restarts(),
                endpoints(container).stream().map(EndpointView::of).toList(),
                job.map(JobId::value).orElse(null),
                lifecycle.lastError(),
                lifecycle.exitCode(),
                container.timestamps().createdAt(),
                container.timestamps().updatedAt(),
                container.timestamps().runningSince(),
                container.timestamps().healthySince(),
                container.timestamps().observedAt(),
                container.succession().revision(),
                container.update().map(UpdateView::of).orElse(null));
    }

    /** Where users are sent to. */
    private static List<Endpoint> endpoints(ContainerInstance container) {
        return container.published().orElse(container).assignment().endpoints();
    }
}
