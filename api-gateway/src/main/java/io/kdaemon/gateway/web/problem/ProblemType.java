package io.kdaemon.gateway.web.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of problem the API answers; its {@link #uri()} is stable, for programs to tell them apart. */
public enum ProblemType {
    /** Fields or parameters are wrong; {@code errors} names each. */
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    /** The body is not JSON, or no JSON object. */
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "The body cannot be read"),
    /** The request comes from a foreign page or names a foreign host. */
    FOREIGN_ORIGIN(HttpStatus.FORBIDDEN, "The request comes from elsewhere"),
    /** There is no such thing, or no such path. */
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    /** The path exists, but not for this method. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
    /** The client accepts no form in which the answer exists. */
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer does not exist in that form"),
    /** What is asked contradicts what is there: a taken name, a disabled application, containers in the way. */
    CONFLICT(HttpStatus.CONFLICT, "The request contradicts what is there"),
    /** The body is larger than the limit. */
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    /** The body is not declared as JSON. */
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has to be JSON"),
    /** An idempotency key was used for another request before. */
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request"),
    /** A fault of ours; the log knows it by the request id. */
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something broke on our side"),
    /** A limit on what goes on at a time is reached; the same request may be sent again. */
    TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "Too many streams"),
    /** The node's engine refused the connection, failed or broke off. */
    NODE_FAILED(HttpStatus.BAD_GATEWAY, "The node failed"),
    /** The node's engine did not answer in time. */
    NODE_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "The node does not answer"),
    /** The database does not answer or we are full; the same request may be sent again. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    URI uri() {
        return URI.create(
                "urn:kdaemon:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
