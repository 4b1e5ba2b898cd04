package io.kdaemon.gateway.web.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The request cannot be carried out as it is, and why. Part of normal life: logged as one line, without a stack trace. */
public final class RequestRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;

    public RequestRefusedException(ProblemType type, String detail, List<FieldError> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    public static RequestRefusedException invalid(List<FieldError> errors) {
        String detail = errors.stream().map(FieldError::message).collect(Collectors.joining("; "));
        return new RequestRefusedException(ProblemType.INVALID_REQUEST, detail, errors);
    }

    public static RequestRefusedException invalid(String field, String value, String message) {
        return invalid(List.of(new FieldError(field, value, message)));
    }

    /** What a field refers to is not there. */
    public static RequestRefusedException unknown(String field, String what, String reference) {
        return invalid(field, reference, absence(what, reference));
    }

    public static RequestRefusedException notFound(String what, String reference) {
        return new RequestRefusedException(ProblemType.NOT_FOUND, absence(what, reference), List.of());
    }

    private static String absence(String what, String reference) {
        return "There is no %s '%s'".formatted(what, reference);
    }

    public static RequestRefusedException conflict(String detail) {
        return new RequestRefusedException(ProblemType.CONFLICT, detail, List.of());
    }

    public static RequestRefusedException conflict(String field, String value, String message) {
        return new RequestRefusedException(
                ProblemType.CONFLICT, message, List.of(new FieldError(field, value, message)));
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
