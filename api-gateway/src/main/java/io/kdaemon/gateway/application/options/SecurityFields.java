package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.application.TextList;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.policy.Capabilities;
import io.kdaemon.run.Security;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** {@code read_only}, {@code privileged}, {@code cap_add}, {@code cap_drop}. */
final class SecurityFields {

    private static final List<String> FLAG = List.of("boolean", "null");
    private static final List<String> TEXT_OR_LIST = List.of("string", "array", "null");

    static final List<FieldSpec> ALL = List.of(
            optional("read_only", FLAG, "Whether its root file system is read-only", true),
            optional(
                    "privileged",
                    FLAG,
                    "Whether it may do anything on its node; only where the policy allows it",
                    false),
            optional("cap_add", TEXT_OR_LIST, "Capabilities it has besides the minimal set", List.of("NET_RAW")),
            optional("cap_drop", TEXT_OR_LIST, "Capabilities of the minimal set it does not need", List.of("ALL")));

    private SecurityFields() {}

    static Security read(RequestFields fields, Security before) {
        return new Security(
                flag(fields, "read_only", before.readOnlyRoot()),
                flag(fields, "privileged", before.privileged()),
                capabilities(fields, "cap_add", before.capAdd()),
                capabilities(fields, "cap_drop", before.capDrop()));
    }

    private static boolean flag(RequestFields fields, String name, boolean before) {
        return Objects.requireNonNullElse(fields.clearable(name, Values::flag, before), false);
    }

    private static List<String> capabilities(RequestFields fields, String name, List<String> before) {
        return Objects.requireNonNullElse(fields.clearable(name, SecurityFields::parse, before), List.of());
    }

    private static List<String> parse(JsonNode value) {
        return TextList.of(value).stream()
                .map(SecurityFields::capability)
                .distinct()
                .sorted()
                .toList();
    }

    private static String capability(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        String name = upper.startsWith("CAP_") ? upper.substring(4) : upper;
        if (!Capabilities.isKnown(name)) {
            throw new UnfitValueException("Linux capabilities such as NET_RAW, or ALL, but found '%s'".formatted(text));
        }
        return name;
    }
}
