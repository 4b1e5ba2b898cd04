package io.kdaemon.gateway.web.fields;

import io.kdaemon.gateway.web.problem.FieldError;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one request body. Reading never throws: what is wrong is collected, and {@link #verify()} refuses the request with all of it.
 * Until then wrong values read as null.
 */
public final class RequestFields {

    private final ObjectNode body;
    private final String prefix;
    private final List<FieldError> errors;

    public RequestFields(ObjectNode body) {
        this(body, "", new ArrayList<>());
    }

    private RequestFields(ObjectNode body, String prefix, List<FieldError> errors) {
        this.body = body;
        this.prefix = prefix;
        this.errors = errors;
    }

    /** The fields of an object in the field; what is wrong with them is told with the rest. Null when it is not an object. */
    public @Nullable RequestFields inside(String name) {
        if (body.get(name) instanceof ObjectNode object) {
            return new RequestFields(object, prefix + name + ".", errors);
        }
        refuse(name, "%s is %s, expected an object".formatted(prefix + name, shown(body.get(name))));
        return null;
    }

    /** Whether it is absent, null or "". */
    public boolean isEmpty(String name) {
        JsonNode value = body.get(name);
        return value == null
                || value.isNull()
                || value.isString() && value.stringValue().isBlank();
    }

    /** Nothing is sent but, perhaps, the field. */
    public boolean isEmptyBut(String name) {
        return names().stream().allMatch(name::equals);
    }

    /** Sent, be it as null. */
    public boolean isSent(String name) {
        return body.has(name);
    }

    /** The field must be there and not null. */
    public <T> @Nullable T required(String name, ValueParser<T> parser) {
        if (!body.hasNonNull(name)) {
            errors.add(new FieldError(prefix + name, null, prefix + name + " is missing"));
            return null;
        }
        return parse(name, parser);
    }

    /** {@code otherwise} when the field is absent or null. */
    public <T> @Nullable T optional(String name, ValueParser<T> parser, @Nullable T otherwise) {
        return body.hasNonNull(name) ? parse(name, parser) : otherwise;
    }

    /** {@code before} when the field is absent; null, and so is "", clears it. */
    public <T> @Nullable T clearable(String name, ValueParser<T> parser, @Nullable T before) {
        if (!body.has(name)) {
            return before;
        }
        return isEmpty(name) ? null : parse(name, parser);
    }

    /** Null when it is absent, null or "". What is wrong with it is told without showing it. */
    public <T> @Nullable T secret(String name, ValueParser<T> parser) {
        if (isEmpty(name)) {
            return null;
        }
        try {
            return parser.parse(body.get(name));
        } catch (UnfitValueException e) {
            refuseSecret(name, "%s is not fit, expected %s".formatted(prefix + name, e.getMessage()));
            return null;
        }
    }

    public void refuseSecret(String name, String message) {
        errors.add(new FieldError(prefix + name, null, message));
    }

    public boolean isObject(String name) {
        return body.get(name) instanceof ObjectNode;
    }

    public void refuse(String name, String message) {
        errors.add(new FieldError(prefix + name, textOf(body.get(name)), message));
    }

    public boolean isRefused(String name) {
        return errors.stream().anyMatch(error -> error.field().equals(prefix + name));
    }

    /** @throws RequestRefusedException when anything was wrong */
    public void verify() {
        if (!errors.isEmpty()) {
            throw RequestRefusedException.invalid(errors);
        }
    }

    /** The same text for bodies that differ only in white space and in the order of their fields. */
    public String canonical() {
        TreeMap<String, String> sorted = new TreeMap<>();
        body.properties()
                .forEach(field -> sorted.put(field.getKey(), field.getValue().toString()));
        return sorted.toString();
    }

    List<String> names() {
        return List.copyOf(body.propertyNames());
    }

    private <T> @Nullable T parse(String name, ValueParser<T> parser) {
        JsonNode value = body.get(name);
        try {
            return parser.parse(value);
        } catch (UnfitValueException e) {
            refuse(name, "%s is %s, expected %s".formatted(prefix + name, shown(value), e.getMessage()));
            return null;
        }
    }

    private static String shown(JsonNode value) {
        String text = new FieldError("", textOf(value), "").value();
        return value.isString() ? "'" + text + "'" : String.valueOf(text);
    }

    private static @Nullable String textOf(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
