package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.node.PrometheusAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The query API of Prometheus. Whatever comes back is bounded, and trouble is told in words for people. */
public final class PrometheusApi {

    /** A query that cannot be read, or not be carried out. */
    private static final Set<Integer> REFUSALS = Set.of(400, 422);

    /** The JDK's client hides some of the causes that say something behind others that do not. */
    private static final Map<Class<? extends Throwable>, String> WORDS = Map.of(
            HttpConnectTimeoutException.class, "no connection in time",
            HttpTimeoutException.class, "no answer in time",
            UnresolvedAddressException.class, "unknown host",
            ConnectException.class, "connection refused");

    private static final int MAX_QUOTED = 160;

    private final RestClient http;
    private final JsonMapper json = new JsonMapper();
    private final DataSize maxAnswer;

    /**
     * @param http with timeouts
     * @param maxAnswer what is longer is not read to its end
     */
    public PrometheusApi(RestClient http, DataSize maxAnswer) {
        this.http = http;
        this.maxAnswer = maxAnswer;
    }

    /** The {@code data.result} of an answer. */
    JsonNode ask(PrometheusAddress endpoint, PrometheusQuestion question)
            throws PrometheusUnavailableException, PrometheusRefusalException {
        try {
            Answer answer = http.post()
                    .uri(endpoint.uri() + question.path())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(question.form())
                    .exchange((_, response) -> read(response));
            return result(answer);
        } catch (RestClientException trouble) {
            throw new PrometheusUnavailableException(words(trouble));
        }
    }

    private record Answer(int status, byte[] body) {}

    private Answer read(ClientHttpResponse response) throws IOException {
        return new Answer(
                response.getStatusCode().value(),
                response.getBody().readNBytes(Math.toIntExact(maxAnswer.toBytes()) + 1));
    }

    private JsonNode result(Answer answer) throws PrometheusUnavailableException, PrometheusRefusalException {
        if (answer.body().length > maxAnswer.toBytes()) {
            throw new PrometheusUnavailableException(
                    "its answer has more than %d KiB".formatted(maxAnswer.toKilobytes()));
        }
        JsonNode body = parse(answer)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new PrometheusUnavailableException("no Prometheus answers there, but HTTP %d: %s"
                        .formatted(answer.status(), quote(new String(answer.body(), StandardCharsets.UTF_8)))));
        JsonNode result = body.path("data").path("result");
        if (body.path("status").asString("").equals("success") && result.isArray()) {
            return result;
        }
        String trouble = "HTTP %d: %s"
                .formatted(answer.status(), quote(body.path("error").asString("no result")));
        if (REFUSALS.contains(answer.status())) {
            throw new PrometheusRefusalException(trouble);
        }
        throw new PrometheusUnavailableException(trouble);
    }

    private Optional<JsonNode> parse(Answer answer) {
        try {
            return Optional.ofNullable(json.readTree(answer.body()));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static String quote(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "...";
    }

    private static String words(Throwable trouble) {
        return Stream.iterate(trouble, Objects::nonNull, Throwable::getCause)
                .map(cause -> WORDS.get(cause.getClass()))
                .filter(Objects::nonNull)
                .reduce((_, deeper) -> deeper)
                .orElseGet(() ->
                        quote(NestedExceptionUtils.getMostSpecificCause(trouble).toString()));
    }
}
