package io.kdaemon.persistence;

import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.EngineTls;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeFacts;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.node.PrometheusAddress;
import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

record NodeRow(
        long id,
        String hostname,
        long userId,
        String engineHost,
        int enginePort,
        @Nullable String engineTls,
        @Nullable String prometheusHost,
        @Nullable Integer prometheusPort,
        @Nullable String prometheusInstance,
        String advertisedHost,
        @Nullable String labels,
        boolean enabled,
        NodeStatus status,
        @Nullable String statusReason,
        @Nullable Instant lastSeenAt,
        @Nullable String engineVersion,
        @Nullable String apiVersion,
        @Nullable Integer cores,
        @Nullable Long memoryBytes,
        @Nullable String storageDriver,
        @Nullable String operatingSystem,
        long reservedCpuMillis,
        long reservedMemoryBytes,
        Instant createdAt,
        Instant updatedAt,
        Instant nextObservationAt,
        long version) {

    private static final int UNIX_SOCKET = 0;
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final TypeReference<EngineTls> TLS = new TypeReference<>() {};

    static NodeRow of(Node node) {
        Node.Profile profile = node.profile();
        PrometheusAddress prometheus = profile.prometheus();
        NodeFacts facts = node.condition().facts();
        return new NodeRow(
                node.id().value(),
                profile.hostname(),
                profile.userId(),
                profile.engine().host(),
                port(profile.engine()),
                profile.engine().tls() == null
                        ? null
                        : JsonColumn.write(profile.engine().tls()),
                prometheus == null ? null : prometheus.host(),
                prometheus == null ? null : prometheus.port(),
                prometheus == null ? null : prometheus.instance(),
                profile.advertisedHost(),
                JsonColumn.write(profile.labels()),
                node.enabled(),
                node.condition().status(),
                node.condition().reason(),
                node.condition().lastSeenAt(),
                facts == null ? null : facts.engineVersion(),
                facts == null ? null : facts.apiVersion(),
                facts == null ? null : facts.cores(),
                facts == null ? null : facts.memoryBytes(),
                facts == null ? null : facts.storageDriver(),
                facts == null ? null : facts.operatingSystem(),
                node.reserved().cpuMillis(),
                node.reserved().memoryBytes(),
                node.timestamps().createdAt(),
                node.timestamps().updatedAt(),
                node.timestamps().nextObservationAt(),
                node.version());
    }

    Node toNode() {
        return new Node(
                new NodeId(id),
                new Node.Profile(
                        hostname,
                        userId,
                        engine(),
                        prometheus(),
                        advertisedHost,
                        labels == null ? Map.of() : JsonColumn.read(labels, LABELS)),
                enabled,
                new Node.Condition(status, statusReason, facts(), lastSeenAt),
                new Resources(reservedCpuMillis, reservedMemoryBytes),
                new Node.Timestamps(createdAt, updatedAt, nextObservationAt),
                version);
    }

    private @Nullable PrometheusAddress prometheus() {
        return prometheusHost == null || prometheusPort == null
                ? null
                : new PrometheusAddress(prometheusHost, prometheusPort, prometheusInstance);
    }

    private @Nullable NodeFacts facts() {
        boolean known = engineVersion != null && apiVersion != null && cores != null && memoryBytes != null;
        return known && storageDriver != null && operatingSystem != null
                ? new NodeFacts(engineVersion, apiVersion, cores, memoryBytes, storageDriver, operatingSystem)
                : null;
    }

    private EngineAddress engine() {
        return new EngineAddress(
                engineHost,
                enginePort == UNIX_SOCKET ? null : enginePort,
                engineTls == null ? null : JsonColumn.read(engineTls, TLS));
    }

    private static int port(EngineAddress engine) {
        Integer port = engine.port();
        return port == null ? UNIX_SOCKET : port;
    }
}
