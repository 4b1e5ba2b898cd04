package io.kdaemon.gateway.web;

import io.kdaemon.configuration.NearestName;
import io.kdaemon.gateway.web.problem.FieldError;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The query of a list request, checked like a body: what is unknown or wrong is named, all at once. */
public final class QueryParameters {

    private final HttpServletRequest request;
    private final List<FieldError> errors = new ArrayList<>();

    private QueryParameters(HttpServletRequest request) {
        this.request = request;
    }

    public static QueryParameters of(HttpServletRequest request, Set<String> filters) {
        QueryParameters parameters = new QueryParameters(request);
        Set<String> known = new TreeSet<>(filters);
        known.addAll(Set.of("limit", "after"));
        request.getParameterMap().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> parameters.refuse(name, unknown(name, known)));
        return parameters;
    }

    public PageRequest page() {
        long limit = number("limit", 1, PageRequest.HIGHEST_LIMIT, PageRequest.HIGHEST_LIMIT);
        return new PageRequest(number("after", 0, Long.MAX_VALUE, 0), Math.toIntExact(limit));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Repeated, separated by commas, or both. */
    public <E extends Enum<E>> Set<E> oneOf(String name, Class<E> type) {
        EnumSet<E> chosen = EnumSet.noneOf(type);
        List<String> names = Stream.of(type.getEnumConstants()).map(Enum::name).toList();
        Stream.ofNullable(request.getParameterValues(name))
                .flatMap(Arrays::stream)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> value.strip().toUpperCase(Locale.ROOT))
                .filter(value -> !value.isEmpty())
                .forEach(value -> {
                    if (names.contains(value)) {
                        chosen.add(Enum.valueOf(type, value));
                    } else {
                        refuse(name, "%s is '%s', expected %s".formatted(name, value, String.join(", ", names)));
                    }
                });
        return chosen;
    }

    public Optional<Boolean> flag(String name) {
        Optional<String> text = text(name);
        if (text.filter(value -> !value.matches("true|false")).isPresent()) {
            refuse(name, "%s is '%s', expected true or false".formatted(name, text.get()));
        }
        return text.map(Boolean::parseBoolean);
    }

    /** @throws RequestRefusedException when anything was wrong */
    public void verify() {
        if (!errors.isEmpty()) {
            throw RequestRefusedException.invalid(errors);
        }
    }

    /** {@code otherwise} when it is not there, or refused. */
    public long number(String name, long lowest, long highest, long otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.get().matches("\\d{1,18}")) {
            long number = Long.parseLong(text.get());
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        String range = highest == Long.MAX_VALUE ? lowest + " or above" : "from " + lowest + " to " + highest;
        refuse(name, "%s is '%s', expected a number %s".formatted(name, text.get(), range));
        return otherwise;
    }

    private void refuse(String name, String message) {
        errors.add(new FieldError(name, request.getParameter(name), message));
    }

    private static String unknown(String name, Set<String> known) {
        return "There is no parameter '%s'.".formatted(name)
                + NearestName.of(name, known)
                        .map(" Did you mean '%s'?"::formatted)
                        .orElseGet(() -> " Known are: " + String.join(", ", known) + ".");
    }
}
