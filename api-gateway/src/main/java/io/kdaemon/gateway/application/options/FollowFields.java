package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.run.OnDependencyMoved;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** {@code on_dependency_moved}. */
final class FollowFields {

    private static final String FIELD = "on_dependency_moved";

    static final List<FieldSpec> ALL = List.of(optional(
            FIELD,
            List.of("string", "null"),
            "What becomes of a container when something it depends on comes back on another port or node: update, or ignore",
            "update"));

    private FollowFields() {}

    static OnDependencyMoved read(RequestFields fields, OnDependencyMoved before) {
        return Objects.requireNonNullElse(
                fields.clearable(FIELD, FollowFields::parse, before), OnDependencyMoved.UPDATE);
    }

    private static OnDependencyMoved parse(JsonNode value) {
        return switch (value.isString() ? value.stringValue() : "") {
            case "update" -> OnDependencyMoved.UPDATE;
            case "ignore" -> OnDependencyMoved.IGNORE;
            default -> throw new UnfitValueException("update or ignore");
        };
    }

    static String format(OnDependencyMoved choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
