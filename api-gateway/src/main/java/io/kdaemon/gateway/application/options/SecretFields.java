package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.application.EnvironmentVariables;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretPurpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code secret_environment}: taken once, sealed, and never shown again. */
final class SecretFields {

    /** Stands for every value in an answer. Sent back, it keeps the value. */
    static final String HIDDEN = "***";

    private static final String FIELD = "secret_environment";

    static final List<FieldSpec> ALL = List.of(optional(
            FIELD,
            List.of("object", "array", "null"),
            "Environment variables whose values are sealed and never shown; *** keeps a value",
            Map.of("MYSQL_ROOT_PASSWORD", HIDDEN)));

    private SecretFields() {}

    static Map<String, Sealed> read(RequestFields fields, Map<String, Sealed> before, SecretBox box) {
        if (!fields.isSent(FIELD)) {
            return before;
        }
        @Nullable Map<String, String> sent = fields.secret(FIELD, EnvironmentVariables::parse);
        Map<String, Sealed> sealed = new HashMap<>();
        if (sent != null) {
            sent.forEach((name, value) -> {
                if (!value.equals(HIDDEN)) {
                    sealed.put(name, box.seal(Secret.of(value), SecretPurpose.ENVIRONMENT));
                } else if (before.containsKey(name)) {
                    sealed.put(name, before.get(name));
                } else {
                    fields.refuseSecret(
                            FIELD, "%s.%s is ***, which keeps a value, but there is none".formatted(FIELD, name));
                }
            });
        }
        return sealed;
    }

    static Map<String, String> hidden(Map<String, Sealed> secrets) {
        Map<String, String> shown = new TreeMap<>();
        secrets.keySet().forEach(name -> shown.put(name, HIDDEN));
        return shown;
    }
}
