package io.kdaemon.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kdaemon.messaging.contract.MessageBody;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * An {@link Envelope} as the JSON that travels. What it does not know inside a message it knows is skipped, so that an older reader
 * understands a newer writer; a component that an older writer does not send must be {@code @Nullable}.
 */
public final class MessageCodec {

    /** Raised when the meaning of what is already there changes; adding a nullable component changes nothing. */
    static final int VERSION = 1;

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new RequiredComponents()))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private record Wire<T>(
            String kind,
            int version,
            String messageId,
            String correlationId,
            @Nullable String causationId,
            Instant sentAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String traceparent,

            T body) {}

    /** What can be told of a message without understanding it. */
    public record Summary(
            String kind,
            @Nullable String correlationId,
            @Nullable String traceparent,
            OptionalLong containerId,
            OptionalLong jobId) {}

    public static String kindOf(Envelope envelope) {
        return MessageKinds.of(envelope.body());
    }

    public String encode(Envelope envelope) {
        return json.writeValueAsString(new Wire<>(
                kindOf(envelope),
                VERSION,
                envelope.messageId(),
                envelope.correlationId(),
                envelope.causationId(),
                envelope.sentAt(),
                envelope.traceparent(),
                envelope.body()));
    }

    /** @throws UnprocessableMessageException when it is not a message of ours, with what was expected instead */
    public Envelope decode(String payload) {
        try {
            JsonNode message = json.readTree(payload);
            Class<? extends MessageBody> type = recordOf(message.path("kind").asString("nothing"));
            expectVersion(message.path("version").asInt(0));
            return envelope(message, type);
        } catch (JacksonException e) {
            throw new UnprocessableMessageException(
                    "Expected a message in JSON, but found: " + e.getOriginalMessage() + at(e), e);
        }
    }

    /** Empty when it is not even JSON. Never fails: it serves to say whose message it was that could not be read. */
    public Optional<Summary> summarize(String payload) {
        try {
            JsonNode message = json.readTree(payload);
            JsonNode body = message.path("body");
            return Optional.of(new Summary(
                    message.path("kind").asString("unknown"),
                    message.path("correlation_id").asStringOpt().orElse(null),
                    message.path("traceparent").asStringOpt().orElse(null),
                    number(body, "container_id"),
                    number(body, "job_id")));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Envelope envelope(JsonNode message, Class<? extends MessageBody> type) {
        Wire<? extends MessageBody> wire =
                json.treeToValue(message, json.getTypeFactory().constructParametricType(Wire.class, type));
        return new Envelope(
                wire.messageId(),
                wire.correlationId(),
                wire.causationId(),
                wire.sentAt(),
                wire.body(),
                wire.traceparent());
    }

    private static Class<? extends MessageBody> recordOf(String kind) {
        Class<? extends MessageBody> type = MessageKinds.recordOf(kind);
        if (type == null) {
            throw new UnprocessableMessageException(
                    "Expected kind to be one of %s, but found %s".formatted(MessageKinds.all(), kind));
        }
        return type;
    }

    private static void expectVersion(int version) {
        if (version != VERSION) {
            throw new UnprocessableMessageException(
                    "Expected version to be %d, but found %d".formatted(VERSION, version));
        }
    }

    private static String at(JacksonException e) {
        String path = e.getPathReference();
        return path.isEmpty() ? "" : " at " + path;
    }

    private static OptionalLong number(JsonNode body, String name) {
        return Stream.of(body, body.path("target"), body.path("origin"), body.path("sighting"))
                .map(holder -> holder.path(name))
                .filter(JsonNode::isIntegralNumber)
                .mapToLong(JsonNode::longValue)
                .findFirst();
    }
}
