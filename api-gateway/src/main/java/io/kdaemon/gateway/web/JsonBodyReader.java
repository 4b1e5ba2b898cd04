package io.kdaemon.gateway.web;

import io.kdaemon.gateway.web.problem.FieldError;
import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads request bodies: one JSON object of bounded size, declared as JSON. Requiring that declaration also keeps out the forms of foreign pages,
 * which a browser sends without asking.
 */
public final class JsonBodyReader {

    private static final String PARSER_REMARK = " (start marker at";

    private static final DataSize LIMIT = DataSize.ofKilobytes(256);
    private static final Pattern YAML =
            Pattern.compile("(application|text)/(x-)?yaml\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final MimeType ANY_JSON = new MimeType("application", "*+json");

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** An empty object where the request has no body. */
    ObjectNode readOptional(HttpServletRequest request) throws IOException {
        checkType(request);
        byte[] body = bytes(request);
        return body.length == 0 ? JsonNodeFactory.instance.objectNode() : parse(body);
    }

    ObjectNode read(HttpServletRequest request) throws IOException {
        checkType(request);
        byte[] body = bytes(request);
        if (body.length == 0) {
            throw malformed("The body is empty, expected a JSON object");
        }
        if (request.getContentType() == null) {
            throw unsupported("none");
        }
        return parse(body);
    }

    /** A body declared as YAML is the text in the field of that name; any other is JSON. */
    public ObjectNode readYamlOrJson(HttpServletRequest request, String field) throws IOException {
        String declared = request.getContentType();
        if (declared == null || !YAML.matcher(declared).matches()) {
            return read(request);
        }
        String text = new String(bytes(request), StandardCharsets.UTF_8);
        return JsonNodeFactory.instance.objectNode().put(field, text);
    }

    private static void checkType(HttpServletRequest request) {
        String declared = request.getContentType();
        if (declared != null && !isJson(declared)) {
            throw unsupported("'" + declared + "'");
        }
    }

    private static boolean isJson(String declared) {
        try {
            MediaType type = MediaType.parseMediaType(declared);
            return type.isCompatibleWith(MediaType.APPLICATION_JSON) || ANY_JSON.includes(type);
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    private static byte[] bytes(HttpServletRequest request) throws IOException {
        int limit = Math.toIntExact(LIMIT.toBytes());
        byte[] body = request.getContentLengthLong() > limit
                ? new byte[limit + 1]
                : request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw new RequestRefusedException(
                    ProblemType.TOO_LARGE,
                    "The body is larger than the limit of %d KiB".formatted(LIMIT.toKilobytes()),
                    List.of());
        }
        return body;
    }

    private ObjectNode parse(byte[] body) {
        try {
            JsonNode parsed = mapper.readTree(body);
            if (parsed instanceof ObjectNode object) {
                return object;
            }
            throw malformed("The body is %s, expected a JSON object"
                    .formatted(parsed.getNodeType().name().toLowerCase(Locale.ROOT)));
        } catch (JacksonException e) {
            throw malformed("The body is not JSON" + place(e.getLocation()) + ": " + reason(e));
        }
    }

    /** Without the parser's remark on where the object began, which tells people nothing. */
    private static String reason(JacksonException e) {
        String reason = e.getOriginalMessage();
        int remark = reason.indexOf(PARSER_REMARK);
        return remark < 0 ? reason : reason.substring(0, remark);
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static RequestRefusedException malformed(String detail) {
        return new RequestRefusedException(
                ProblemType.MALFORMED_BODY, detail, List.of(new FieldError("body", null, detail)));
    }

    private static RequestRefusedException unsupported(String declared) {
        return new RequestRefusedException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type is %s, expected application/json".formatted(declared),
                List.of());
    }
}
