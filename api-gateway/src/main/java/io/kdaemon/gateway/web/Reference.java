package io.kdaemon.gateway.web;

import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.problem.FieldError;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a client names one record: by its number, or by its unique name, which is never a number. */
public record Reference(String text) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Taken from the path, else from {@code ?id=}, else from the body. Two numbers that differ are refused. */
    public static Reference of(@Nullable String inPath, @Nullable String inQuery, RequestFields body) {
        String inBody = body.optional("id", value -> value.isString() ? value.stringValue() : value.toString(), null);
        List<String> given = Stream.of(new @Nullable String[] {inPath, inQuery, inBody})
                .filter(Objects::nonNull)
                .toList();
        if (given.isEmpty()) {
            throw RequestRefusedException.invalid(
                    List.of(new FieldError("id", null, "id is missing: expected in the path, as ?id= or in the body")));
        }
        List<String> numbers =
                given.stream().filter(Reference::isNumber).distinct().toList();
        if (numbers.size() > 1) {
            throw RequestRefusedException.invalid(
                    "id", numbers.getLast(), "id is %s in one place and %s in another".formatted(numbers.toArray()));
        }
        return new Reference(given.getFirst());
    }

    public OptionalLong number() {
        return isNumber(text) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
