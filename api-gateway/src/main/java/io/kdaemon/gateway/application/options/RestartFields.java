package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.run.RestartPolicy;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code restart}. */
final class RestartFields {

    private static final String FIELD = "restart";
    private static final Pattern ON_FAILURE = Pattern.compile("on-failure(?::(\\d{1,4}))?");
    private static final int MOST = 1000;

    static final List<FieldSpec> ALL = List.of(optional(
            FIELD,
            List.of("string", "null"),
            "Whether it is brought back when it ends by itself: always, unless-stopped (the same), on-failure, "
                    + "on-failure:<how often in a row> or no",
            "on-failure:3"));

    private RestartFields() {}

    static RestartPolicy read(RequestFields fields, RestartPolicy before) {
        return Objects.requireNonNullElse(fields.clearable(FIELD, RestartFields::parse, before), RestartPolicy.ALWAYS);
    }

    private static RestartPolicy parse(JsonNode value) {
        String text = value.isString() ? value.stringValue() : "";
        return switch (text) {
            case "always", "unless-stopped" -> RestartPolicy.ALWAYS;
            case "no", "never" -> RestartPolicy.NEVER;
            default -> onFailure(text);
        };
    }

    private static RestartPolicy onFailure(String text) {
        Matcher words = ON_FAILURE.matcher(text);
        Integer most = words.matches() && words.group(1) != null ? Integer.valueOf(words.group(1)) : null;
        if (!words.matches() || most != null && (most < 1 || most > MOST)) {
            throw new UnfitValueException(
                    "always, unless-stopped, on-failure, on-failure:<1 to %d> or no".formatted(MOST));
        }
        return RestartPolicy.onFailure(most);
    }
}
