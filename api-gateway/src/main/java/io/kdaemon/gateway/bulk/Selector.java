package io.kdaemon.gateway.bulk;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which containers are meant: all that is said must hold, and something has to be said.
 *
 * @param statuses empty: any
 * @param label of their applications; null: any
 * @param ids empty: any
 */
public record Selector(
        @Nullable Reference application,
        @Nullable Reference node,
        Set<ObservedState> statuses,
        Map.@Nullable Entry<String, String> label,
        Set<ContainerId> ids) {

    static final int MOST_IDS = 1000;

    private static final FieldSet FIELDS = new FieldSet(
            "selector",
            List.of(
                    optional("application", List.of("string", "integer"), "By number or name", "ghost-blog"),
                    optional("node", List.of("string", "integer"), "By number or name", "node-a"),
                    optional("status", List.of("string", "array"), "One or more states", "RUNNING"),
                    optional("label", List.of("string"), "A label of their applications, key=value", "team=web"),
                    optional("ids", List.of("array"), "Numbers of containers, at most 1000", List.of(1, 2))));

    public static @Nullable Selector read(RequestFields request) {
        if (request.isEmpty("selector")) {
            request.refuse("selector", "selector is missing");
            return null;
        }
        RequestFields fields = request.inside("selector");
        if (fields == null) {
            return null;
        }
        FIELDS.checkCreate(fields);
        if (FIELDS.fields().stream().allMatch(field -> fields.isEmpty(field.name()))) {
            request.refuse("selector", "selector is empty, expected application, node, status, label or ids");
        }
        return new Selector(
                fields.optional("application", Selector::reference, null),
                fields.optional("node", Selector::reference, null),
                Objects.requireNonNullElse(fields.optional("status", Selector::states, Set.of()), Set.of()),
                fields.optional("label", Selector::label, null),
                Objects.requireNonNullElse(fields.optional("ids", Selector::ids, Set.of()), Set.of()));
    }

    public static Selector ofApplication(Reference application) {
        return new Selector(application, null, Set.of(), null, Set.of());
    }

    private static Reference reference(JsonNode value) {
        if (value.isIntegralNumber()) {
            return new Reference(value.toString());
        }
        if (value.isString() && !value.stringValue().isBlank()) {
            return new Reference(value.stringValue().strip());
        }
        throw new UnfitValueException("a number or a name");
    }

    private static Set<ObservedState> states(JsonNode value) {
        EnumSet<ObservedState> states = EnumSet.noneOf(ObservedState.class);
        List<JsonNode> items = value.isArray() ? value.valueStream().toList() : List.of(value);
        items.forEach(item -> states.add(state(item)));
        return states;
    }

    private static ObservedState state(JsonNode item) {
        String text = item.isString() ? item.stringValue().strip().toUpperCase(Locale.ROOT) : "";
        return Stream.of(ObservedState.values())
                .filter(state -> state != ObservedState.REMOVED && state.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new UnfitValueException("states of containers that are not removed, such as RUNNING"));
    }

    private static Map.Entry<String, String> label(JsonNode value) {
        String text = value.isString() ? value.stringValue() : "";
        int separator = text.indexOf('=');
        if (separator < 1) {
            throw new UnfitValueException("key=value");
        }
        return Map.entry(
                text.substring(0, separator).strip(),
                text.substring(separator + 1).strip());
    }

    private static Set<ContainerId> ids(JsonNode value) {
        List<Long> numbers = new ArrayList<>();
        if (value.isArray()) {
            value.valueStream()
                    .filter(item -> item.isIntegralNumber() && item.canConvertToLong())
                    .forEach(item -> numbers.add(item.longValue()));
        }
        if (numbers.isEmpty() || numbers.size() != value.size() || numbers.size() > MOST_IDS) {
            throw new UnfitValueException("an array of 1 to %d numbers of containers".formatted(MOST_IDS));
        }
        return Set.copyOf(numbers.stream().distinct().map(ContainerId::new).toList());
    }
}
