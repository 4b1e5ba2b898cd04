package io.kdaemon.gateway.node;

import io.kdaemon.load.LoadReading;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.PrometheusAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A node as the API shows it. Ports are texts, as they have always been. */
@JsonNaming(SnakeCaseStrategy.class)
record NodeView(
        long id,
        long userId,
        String hostname,
        String dIpaddr,
        @Nullable String dPort,
        @Nullable EngineTlsView tls,
        @Nullable String pIpaddr,
        @Nullable String pPort,
        @Nullable String pInstance,
        String advertiseIpaddr,
        Map<String, String> labels,
        int containerCount,
        boolean isHealthy,
        boolean isEnabled,
        String status,
        @Nullable String statusReason,
        @Nullable String engineVersion,
        @Nullable String apiVersion,
        @Nullable Integer cpus,
        @Nullable Long memory,
        @Nullable String storageDriver,
        @Nullable String operatingSystem,
        double reservedCpus,
        long reservedMemory,
        boolean loadKnown,
        @Nullable String loadReason,
        @Nullable String loadInstance,
        @Nullable Instant lastSeenAt,
        Instant createdAt,
        Instant updatedAt) {

    private static final double MILLIS_PER_CORE = 1000;

    static NodeView of(Node node, int containerCount, LoadReading load) {
        Node.Profile profile = node.profile();
        EngineAddress engine = profile.engine();
        Optional<PrometheusAddress> prometheus = Optional.ofNullable(profile.prometheus());
        Optional<NodeFacts> facts = node.facts();
        return new NodeView(
                node.id().value(),
                profile.userId(),
                profile.hostname(),
                engine.isUnixSocket() ? engine.uri() : engine.host(),
                engine.isUnixSocket() ? null : String.valueOf(engine.port()),
                Optional.ofNullable(engine.tls()).map(EngineTlsView::of).orElse(null),
                prometheus.map(PrometheusAddress::host).orElse(null),
                prometheus.map(address -> Integer.toString(address.port())).orElse(null),
                prometheus.map(PrometheusAddress::instance).orElse(null),
                profile.advertisedHost(),
                new TreeMap<>(profile.labels()),
                containerCount,
                node.isHealthy(),
                node.enabled(),
                node.condition().status().name(),
                node.condition().reason(),
                facts.map(NodeFacts::engineVersion).orElse(null),
                facts.map(NodeFacts::apiVersion).orElse(null),
                facts.map(NodeFacts::cores).orElse(null),
                facts.map(NodeFacts::memoryBytes).orElse(null),
                facts.map(NodeFacts::storageDriver).orElse(null),
                facts.map(NodeFacts::operatingSystem).orElse(null),
                node.reserved().cpuMillis() / MILLIS_PER_CORE,
                node.reserved().memoryBytes(),
                load.loadOrNull() != null,
                load.whyUnknown().orElse(null),
                load.source().orElse(null),
                node.condition().lastSeenAt(),
                node.timestamps().createdAt(),
                node.timestamps().updatedAt());
    }
}
