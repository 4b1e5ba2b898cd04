package io.kdaemon.gateway.application;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.HostRule;
import io.kdaemon.gateway.web.fields.LabelValues;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.placement.Constraints;
import io.kdaemon.placement.LabelRule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code constraints}: where containers may run. What is sent replaces all that was before. */
public final class ConstraintsForm {

    public static final String FIELD = "constraints";

    private static final int MOST = 64;
    private static final List<String> TEXT_OR_LIST = List.of("string", "array", "null");
    private static final FieldSet FIELDS = new FieldSet(
            "set of constraints",
            List.of(
                    optional("labels", TEXT_OR_LIST, "Rules on the node's labels", "zone == a"),
                    optional("hostname_in", TEXT_OR_LIST, "Only these nodes", "node-a"),
                    optional("hostname_not_in", TEXT_OR_LIST, "None of these nodes", "node-b"),
                    optional("distinct_hosts", List.of("boolean"), "Never two on one node", true),
                    optional("same_node_as", TEXT_OR_LIST, "Beside containers of these applications", "db"),
                    optional("not_with", TEXT_OR_LIST, "Apart from containers of these applications", "batch"),
                    optional("spread_by", List.of("string", "null"), "Label to spread over", "zone")));

    private ConstraintsForm() {}

    /** Applications are names or numbers, not looked up yet. */
    public static Constraints read(RequestFields request, Constraints before) {
        if (!request.isSent(FIELD)) {
            return before;
        }
        RequestFields fields = request.isEmpty(FIELD) ? null : request.inside(FIELD);
        return fields == null ? Constraints.NONE : read(fields);
    }

    private static Constraints read(RequestFields fields) {
        FIELDS.checkCreate(fields);
        return new Constraints(
                list(fields.clearable("labels", ConstraintsForm::labels, null)),
                list(fields.clearable("hostname_in", ConstraintsForm::hostnames, null)),
                list(fields.clearable("hostname_not_in", ConstraintsForm::hostnames, null)),
                Objects.requireNonNullElse(fields.optional("distinct_hosts", Values::flag, false), false),
                list(fields.clearable("same_node_as", ConstraintsForm::texts, null)),
                list(fields.clearable("not_with", ConstraintsForm::texts, null)),
                fields.clearable("spread_by", ConstraintsForm::label, null));
    }

    private static List<LabelRule> labels(JsonNode value) {
        Stream<JsonNode> rules = value.isArray() ? value.valueStream() : Stream.of(value);
        return atMost(rules.map(LabelRules::parse).toList());
    }

    private static List<String> hostnames(JsonNode value) {
        return atMost(
                TextList.of(value).stream().map(HostRule::hostname).distinct().toList());
    }

    private static List<String> texts(JsonNode value) {
        return atMost(TextList.of(value).stream().distinct().toList());
    }

    private static String label(JsonNode value) {
        if (!value.isString() || !LabelValues.isKey(value.stringValue())) {
            throw new UnfitValueException("the key of a node label");
        }
        return value.stringValue();
    }

    private static <T> List<T> atMost(List<T> all) {
        if (all.size() > MOST) {
            throw new UnfitValueException("at most %d of them".formatted(MOST));
        }
        return all;
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
