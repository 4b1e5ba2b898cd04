package io.kdaemon.gateway.web.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says in the API's own words what Spring refuses. */
final class SpringRefusal {

    private SpringRefusal() {}

    static ProblemDetail toProblem(Exception e, HttpStatusCode status) {
        return switch (e) {
            case NoResourceFoundException missing ->
                Problems.of(
                        ProblemType.NOT_FOUND,
                        "There is no path /" + missing.getResourcePath().replaceFirst("^/", ""),
                        List.of());
            case HttpRequestMethodNotSupportedException wrong ->
                Problems.of(ProblemType.METHOD_NOT_ALLOWED, methods(wrong), List.of());
            case TypeMismatchException mismatch -> mismatch(mismatch);
            default -> Problems.of(typeOf(status), e.getMessage(), List.of());
        };
    }

    private static String methods(HttpRequestMethodNotSupportedException wrong) {
        String[] supported = Objects.requireNonNullElse(wrong.getSupportedMethods(), new String[0]);
        return "%s is not possible here, expected %s"
                .formatted(
                        wrong.getMethod(),
                        String.join(", ", Arrays.stream(supported).sorted().toList()));
    }

    private static ProblemDetail mismatch(TypeMismatchException e) {
        String field = Objects.requireNonNullElse(e.getPropertyName(), "parameter");
        String value = String.valueOf(e.getValue());
        String expected = e.getRequiredType() == null
                ? "another value"
                : e.getRequiredType().getSimpleName().toLowerCase(Locale.ROOT);
        String message = "%s is '%s', expected a %s".formatted(field, value, expected);
        return Problems.of(ProblemType.INVALID_REQUEST, message, List.of(new FieldError(field, value, message)));
    }

    private static ProblemType typeOf(HttpStatusCode status) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status().equals(status))
                .findFirst()
                .orElse(ProblemType.INVALID_REQUEST);
    }
}
