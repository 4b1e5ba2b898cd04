package io.kdaemon.gateway.update;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.container.ContainerFields;
import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of an update. */
public final class UpdateFields {

    private static final List<String> TEXT = List.of("string");
    private static final List<String> NUMBER = List.of("integer");

    private static final FieldSpec ORDER = optional(
            "order",
            TEXT,
            "automatic: the new generation starts beside the old one where there is room, else the old one is stopped first; "
                    + "start_first; stop_first",
            "automatic");
    private static final FieldSpec HEALTHY_WITHIN = optional(
            "healthy_within", NUMBER, "Seconds the new generation may take to become healthy once it runs", 120);
    private static final FieldSpec ID = optional("id", List.of("integer", "string"), "Which container", 1);

    /** What an update says beside the application's own specification. */
    public static final List<FieldSpec> SPECIFICATION = List.of(
            optional("docker_image", TEXT, "The image to run instead of the application's", "ghost:6"),
            optional(
                    "environment",
                    List.of("object", "array"),
                    "Environment variables beside the application's, or instead of those of the same name",
                    Map.of("NODE_ENV", "staging")),
            ORDER,
            HEALTHY_WITHIN);

    /** Of a change of a container: how it is marked, and what it runs. */
    public static final FieldSet CHANGE = new FieldSet(
            "container",
            Stream.concat(ContainerFields.EXISTING.fields().stream(), SPECIFICATION.stream())
                    .toList());

    static final FieldSet UPDATE = new FieldSet(
            "update", Stream.concat(Stream.of(ID), SPECIFICATION.stream()).toList());

    static final FieldSet ROLLBACK = new FieldSet(
            "rollback",
            List.of(
                    ID,
                    optional("generation", NUMBER, "Whose specification to go back to; the one before without it", 1),
                    ORDER,
                    HEALTHY_WITHIN));

    private UpdateFields() {}

    /** Whether the body speaks of an update. */
    static boolean isSent(RequestFields fields) {
        return SPECIFICATION.stream().anyMatch(field -> fields.isSent(field.name()));
    }
}
