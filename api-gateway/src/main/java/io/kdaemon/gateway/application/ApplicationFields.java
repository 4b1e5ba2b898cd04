package io.kdaemon.gateway.application;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;
import static io.kdaemon.gateway.web.fields.FieldSpec.readOnly;
import static io.kdaemon.gateway.web.fields.FieldSpec.required;

import io.kdaemon.gateway.application.options.OptionFields;
import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.FieldSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of an application. */
public final class ApplicationFields {

    private static final List<String> TEXT = List.of("string");
    private static final List<String> NUMBER = List.of("integer");
    private static final List<String> FLAG = List.of("boolean");
    private static final List<String> TEXT_NUMBER_OR_LIST = List.of("string", "integer", "array", "null");

    private static final List<FieldSpec> OWN = List.of(
            readOnly("id", NUMBER, "Number of the application", 1),
            optional("user_id", NUMBER, "Whom it belongs to", 0),
            required("name", TEXT, "Unique name", "ghost-blog"),
            optional(
                    "exposed_ports",
                    TEXT_NUMBER_OR_LIST,
                    "Ports it listens on, each with /udp if it is not TCP and with a port of the node before it if that is fixed; answered as a text",
                    "80,443/udp"),
            readOnly(
                    "ports",
                    List.of("array"),
                    "The same as objects; exposed_ports takes them",
                    List.of(Map.of("port", 80, "protocol", "tcp", "host_port", 8080, "name", "http"))),
            required("docker_image", TEXT, "The image to run", "ghost:5"),
            optional(
                    "dependencies",
                    TEXT_NUMBER_OR_LIST,
                    "Applications that must be healthy first, by name or number; answered as a text",
                    ""),
            optional(
                    ConstraintsForm.FIELD,
                    List.of("object", "null"),
                    "Where its containers may run: labels, hostname_in, hostname_not_in, distinct_hosts, same_node_as, "
                            + "not_with, spread_by",
                    Map.of("labels", List.of("zone == a"), "distinct_hosts", true)),
            optional(
                    "environment",
                    List.of("object", "array", "null"),
                    "Environment variables, as object or as [\"NAME=value\"]",
                    Map.of("NODE_ENV", "production")),
            optional(
                    "memory",
                    List.of("string", "integer", "null"),
                    "Memory limit: bytes, or a number with k, m or g; answered in bytes",
                    "256m"),
            optional("mem_limit", List.of("string", "integer", "null"), "The same, as compose spells it", "256m"),
            optional("cpus", List.of("number", "string", "null"), "CPU limit in cores", 0.5),
            optional("is_enabled", FLAG, "Whether it may be launched", true),
            optional("isenabled", FLAG, "The same, as the original spelt it", true),
            readOnly("created_at", TEXT, "When it was added", "2026-01-01T00:00:00Z"),
            readOnly("updated_at", TEXT, "When it was last changed", "2026-01-01T00:00:00Z"),
            readOnly(
                    "ask",
                    List.of("object", "null"),
                    "What is reserved for one container of it: memory, cpus, memory_source and cpus_source (explicit, learned or "
                            + "default), samples and since; null in lists",
                    Map.of("memory", 72351744, "memory_source", "learned", "samples", 120)));

    public static final FieldSet ALL = new FieldSet(
            "application",
            Stream.concat(OWN.stream(), OptionFields.ALL.stream()).toList());

    private ApplicationFields() {}
}
