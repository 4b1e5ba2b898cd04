package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.run.PullPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** {@code pull_policy}. */
final class PullFields {

    private static final String FIELD = "pull_policy";

    static final List<FieldSpec> ALL = List.of(optional(
            FIELD,
            List.of("string", "null"),
            "When the image is fetched: always before a launch, when it is missing, or never",
            "missing"));

    private PullFields() {}

    static PullPolicy read(RequestFields fields, PullPolicy before) {
        return Objects.requireNonNullElse(fields.clearable(FIELD, PullFields::parse, before), PullPolicy.MISSING);
    }

    private static PullPolicy parse(JsonNode value) {
        return switch (value.isString() ? value.stringValue() : "") {
            case "always" -> PullPolicy.ALWAYS;
            case "missing", "if_not_present" -> PullPolicy.MISSING;
            case "never" -> PullPolicy.NEVER;
            default -> throw new UnfitValueException("always, missing or never");
        };
    }

    static String format(PullPolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT);
    }
}
