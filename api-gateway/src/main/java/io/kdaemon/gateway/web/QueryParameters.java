package io.kdaemon.gateway.web;

import io.kdaemon.configuration.NearestName;
import io.kdaemon.gateway.web.problem.FieldError;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/** The query of a list request, checked like a body: what is unknown or wrong is named, all at once. */
public final class QueryParameters {

    private static final Pattern AGE = Pattern.compile("\\d{1,9}[smhd]");

    private final HttpServletRequest request;
    private final List<FieldError> errors = new ArrayList<>();

    private QueryParameters(HttpServletRequest request) {
        this.request = request;
    }

    /** Of a list: these and those that page. */
    public static QueryParameters of(HttpServletRequest request, Set<String> filters) {
        Set<String> known = new TreeSet<>(filters);
        known.addAll(Set.of("limit", "after"));
        return only(request, known);
    }

    public static QueryParameters only(HttpServletRequest request, Set<String> known) {
        QueryParameters parameters = new QueryParameters(request);
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

    /** Every time it is there, as it is. */
    public List<String> all(String name) {
        return List.of(Objects.requireNonNullElse(request.getParameterValues(name), new String[0]));
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

    /** A moment, or how long ago: {@code 2026-01-01T00:00:00Z}, {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d}. */
    public Optional<Instant> moment(String name, Instant now) {
        return text(name).flatMap(text -> {
            Optional<Instant> moment = parse(text, now);
            if (moment.isEmpty()) {
                refuse(
                        name,
                        "%s is '%s', expected a moment as in 2026-01-01T00:00:00Z or an age as in 10m"
                                .formatted(name, text));
            }
            return moment;
        });
    }

    private static Optional<Instant> parse(String text, Instant now) {
        try {
            return Optional.of(
                    AGE.matcher(text).matches()
                            ? now.minus(DurationStyle.SIMPLE.parse(text))
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    public void refuse(String name, String message) {
        errors.add(new FieldError(name, request.getParameter(name), message));
    }

    private static String unknown(String name, Set<String> known) {
        return "There is no parameter '%s'.".formatted(name)
                + NearestName.of(name, known)
                        .map(" Did you mean '%s'?"::formatted)
                        .orElseGet(() -> " Known are: " + String.join(", ", known) + ".");
    }
}
