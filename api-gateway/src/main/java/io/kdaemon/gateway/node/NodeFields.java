package io.kdaemon.gateway.node;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;
import static io.kdaemon.gateway.web.fields.FieldSpec.readOnly;
import static io.kdaemon.gateway.web.fields.FieldSpec.required;

import io.kdaemon.gateway.web.fields.FieldSet;
import java.util.List;
import java.util.Map;

/** The fields of a node. */
public final class NodeFields {

    private static final List<String> TEXT = List.of("string");
    private static final List<String> TEXT_OR_NULL = List.of("string", "null");
    private static final List<String> PORT = List.of("string", "integer", "null");
    private static final List<String> NUMBER = List.of("integer");
    private static final List<String> NUMBER_OR_NULL = List.of("integer", "null");
    private static final List<String> FLAG = List.of("boolean");

    public static final FieldSet ALL = new FieldSet(
            "node",
            List.of(
                    readOnly("id", NUMBER, "Number of the node", 1),
                    optional("user_id", NUMBER, "Whom it belongs to", 0),
                    required("hostname", TEXT, "Unique name of the node in the cluster", "Host1"),
                    required(
                            "d_ipaddr",
                            TEXT,
                            "Where its Docker Engine API is: IPv4, IPv6, DNS name, or a unix socket as /path or unix:///path",
                            "127.0.0.1"),
                    optional("d_port", PORT, "Port of the Docker Engine API; none for a unix socket", "2375"),
                    optional(
                            "tls",
                            List.of("object", "null"),
                            "TLS to the engine: ca, cert and key in PEM, server_name, verify; shown without the key, with subjects and expiry",
                            Map.of("ca", "-----BEGIN CERTIFICATE-----…", "verify", true)),
                    optional("p_ipaddr", TEXT_OR_NULL, "Where the Prometheus is that watches it", "127.0.0.1"),
                    optional("p_port", PORT, "Port of that Prometheus", "2376"),
                    optional(
                            "p_instance",
                            TEXT_OR_NULL,
                            "Which of its instances the node is; found by host name and address unless said",
                            "10.0.0.1:9100"),
                    optional(
                            "advertise_ipaddr",
                            TEXT_OR_NULL,
                            "Host under which users reach its published ports; the engine's host unless said otherwise",
                            "203.0.113.7"),
                    optional(
                            "labels",
                            List.of("object", "array", "null"),
                            "What placement constraints may ask for, as object or as [\"key=value\"]",
                            Map.of("zone", "a")),
                    optional("is_enabled", FLAG, "Whether it gets new containers", true),
                    readOnly("container_count", NUMBER, "Containers on it that are not REMOVED", 0),
                    readOnly("is_healthy", FLAG, "Whether its status is READY", true),
                    readOnly("status", TEXT, "UNKNOWN, READY, SUSPECT or DOWN", "READY"),
                    readOnly("status_reason", TEXT_OR_NULL, "Why it is not READY", "connection refused"),
                    readOnly("engine_version", TEXT_OR_NULL, "Version of its engine", "28.2.2"),
                    readOnly("api_version", TEXT_OR_NULL, "Highest API version of its engine", "1.50"),
                    readOnly("cpus", NUMBER_OR_NULL, "Logical CPUs of the engine", 8),
                    readOnly("memory", NUMBER_OR_NULL, "Memory of the engine in bytes", 34359738368L),
                    readOnly("storage_driver", TEXT_OR_NULL, "Storage driver of the engine", "overlay2"),
                    readOnly("operating_system", TEXT_OR_NULL, "What the engine runs on", "Debian GNU/Linux 12"),
                    readOnly("reserved_cpus", List.of("number"), "Cores promised to containers", 1.5),
                    readOnly("reserved_memory", NUMBER, "Bytes promised to containers", 268435456),
                    readOnly("load_known", FLAG, "Whether its load is measured, recent and plausible", true),
                    readOnly(
                            "load_reason",
                            TEXT_OR_NULL,
                            "Why its load is unknown: it is then used only when no node of known load fits",
                            "no Prometheus is configured for it"),
                    readOnly(
                            "load_instance",
                            TEXT_OR_NULL,
                            "The instance of its Prometheus that it is",
                            "10.0.0.1:9100"),
                    readOnly("last_seen_at", TEXT_OR_NULL, "When its engine last answered", "2026-01-01T00:00:00Z"),
                    readOnly("created_at", TEXT, "When it was added", "2026-01-01T00:00:00Z"),
                    readOnly("updated_at", TEXT, "When it was last changed", "2026-01-01T00:00:00Z")));

    private NodeFields() {}
}
