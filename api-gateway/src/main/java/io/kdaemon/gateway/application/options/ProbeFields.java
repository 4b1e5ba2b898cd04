package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;
import static io.kdaemon.gateway.web.fields.FieldSpec.required;

import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.HealthCheck.StatusRange;
import io.kdaemon.run.HealthCheck.Timing;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code healthcheck.http} and {@code healthcheck.tcp}. */
final class ProbeFields {

    static final String HTTP = "http";
    static final String TCP = "tcp";

    private static final List<String> OBJECT = List.of("object", "null");
    private static final FieldSpec PORT =
            required("port", List.of("integer", "string"), "A TCP port of exposed_ports", 8080);

    static final List<FieldSpec> ALL = List.of(
            optional(HTTP, OBJECT, "A GET from outside", Map.of("port", 8080, "path", "/health")),
            optional(TCP, OBJECT, "A connection from outside", Map.of("port", 5432)));

    private static final FieldSet INSIDE_HTTP = new FieldSet(
            "healthcheck.http",
            List.of(
                    PORT,
                    optional("path", List.of("string", "null"), "What is asked for", "/health"),
                    optional("status", List.of("integer", "string", "null"), "The answers that are well", "200-399")));
    private static final FieldSet INSIDE_TCP = new FieldSet("healthcheck.tcp", List.of(PORT));

    private static final Pattern STATUS = Pattern.compile("([1-5]\\d\\d)(?:-([1-5]\\d\\d))?");
    private static final int LONGEST_PATH = 1000;

    private ProbeFields() {}

    static boolean isSent(RequestFields fields) {
        return !fields.isEmpty(HTTP) || !fields.isEmpty(TCP);
    }

    /** Null when something is wrong with it. */
    static @Nullable HealthCheck read(RequestFields fields, Timing timing) {
        String sent = fields.isEmpty(HTTP) ? TCP : HTTP;
        RequestFields inside = fields.inside(sent);
        if (inside == null) {
            return null;
        }
        (sent.equals(HTTP) ? INSIDE_HTTP : INSIDE_TCP).checkCreate(inside);
        Integer port = inside.required("port", Values::port);
        if (port == null) {
            return null;
        }
        return sent.equals(HTTP)
                ? HealthCheck.http(
                        port,
                        Objects.requireNonNullElse(inside.clearable("path", ProbeFields::path, null), "/"),
                        inside.clearable("status", ProbeFields::status, null),
                        timing)
                : HealthCheck.tcp(port, timing);
    }

    private static String path(JsonNode value) {
        String path = value.isString() ? value.stringValue().strip() : "";
        if (!path.startsWith("/") || path.length() > LONGEST_PATH || !isOfUrl(path)) {
            throw new UnfitValueException("a path as in a URL, with what is behind ? if wanted, as /health");
        }
        return path;
    }

    private static boolean isOfUrl(String path) {
        try {
            return new URI("http://host" + path).getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static StatusRange status(JsonNode value) {
        Matcher words = STATUS.matcher(value.asString(""));
        if (words.matches()) {
            int from = Integer.parseInt(words.group(1));
            int to = words.group(2) == null ? from : Integer.parseInt(words.group(2));
            if (from <= to) {
                return new StatusRange(from, to);
            }
        }
        throw new UnfitValueException("a status from 100 to 599, or from one to another, as 200-299");
    }
}
