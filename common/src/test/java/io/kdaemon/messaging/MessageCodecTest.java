package io.kdaemon.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.PlaceContainer;
import io.kdaemon.run.RestartPolicy;
import io.kdaemon.run.RunOptions;
import io.kdaemon.testing.messaging.MessageSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MessageCodecTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/messages");
    private static final JsonMapper JSON = new JsonMapper();

    private final MessageCodec codec = new MessageCodec();

    static List<Envelope> samples() {
        return MessageSamples.all();
    }

    @Test
    void shouldHaveASampleAndAGoldenFileForEveryKind() {
        // given
        List<String> kinds = List.copyOf(MessageKinds.all());

        // when
        List<String> sampled = samples().stream()
                .map(sample -> MessageKinds.of(sample.body()))
                .sorted()
                .toList();

        // then
        assertThat(sampled).isEqualTo(kinds);
        assertThat(kinds).allSatisfy(kind -> assertThat(goldenFile(kind)).exists());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldEncodeAsTheGoldenFileSays(Envelope sample) {
        // when
        String encoded = codec.encode(sample);

        // then
        assertThat(tree(encoded)).isEqualTo(tree(golden(sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldDecodeTheGoldenFile(Envelope sample) {
        // when
        Envelope decoded = codec.decode(golden(sample));

        // then
        assertThat(decoded).isEqualTo(sample);
    }

    @Test
    void shouldSkipWhatANewerWriterHasAdded() {
        // given
        String newer = """
                {"kind": "place-container", "version": 1, "message_id": "m", "correlation_id": "c", "causation_id": null,
                 "sent_at": "2026-03-01T10:15:30Z", "priority": 5,
                 "body": {"container_id": 42, "generation": 2, "job_id": 7, "zone": "eu"}}
                """;

        // when
        Envelope decoded = codec.decode(newer);

        // then
        assertThat(decoded.body()).isEqualTo(new PlaceContainer(42, 2, 7));
    }

    @Test
    void shouldReadWhatAnOlderWriterDoesNotSendAsNullWhereThatIsAllowed() {
        // given
        String older = """
                {"kind": "changed", "version": 1, "message_id": "m", "correlation_id": "c", "sent_at": "2026-03-01T10:15:30Z",
                 "body": {"subject": "node", "id": 3, "message": "added", "at": "2026-03-01T10:15:30Z"}}
                """;

        // when
        Envelope decoded = codec.decode(older);

        // then
        assertThat(decoded.causationId()).isNull();
    }

    @Test
    void shouldReadOptionsThatAreNotThereAsDefaults() {
        // given
        String launch = golden(samples().stream()
                .filter(sample -> sample.body() instanceof LaunchContainer)
                .findFirst()
                .orElseThrow());
        ObjectNode message = (ObjectNode) tree(launch);
        ObjectNode spec = (ObjectNode) message.path("body").path("spec");

        // when
        spec.set("options", JSON.readTree("{\"process\": {\"user\": \"web\"}, \"zone\": \"eu\"}"));
        LaunchContainer sparse =
                (LaunchContainer) codec.decode(message.toString()).body();
        spec.remove("options");
        ((ObjectNode) message.path("body")).remove("login");
        LaunchContainer older =
                (LaunchContainer) codec.decode(message.toString()).body();

        // then
        assertThat(sparse.spec().optionsOrNone().process().user()).isEqualTo("web");
        assertThat(sparse.spec().optionsOrNone().restart()).isEqualTo(RestartPolicy.ALWAYS);
        assertThat(older.spec().optionsOrNone()).isEqualTo(RunOptions.NONE);
        assertThat(older.login()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "null",
                "42",
                "{\"kind\": 7, \"version\": 1}",
                "{\"kind\": \"place-container\", \"version\": 1}"
            })
    void shouldRefuseWhatIsNoMessage(String payload) {
        assertThatThrownBy(() -> codec.decode(payload)).isInstanceOf(UnprocessableMessageException.class);
    }

    @Test
    void shouldSayWhichKindsItKnowsWhenTheKindIsUnknown() {
        assertThatThrownBy(() -> codec.decode("{\"kind\": \"launch-rocket\", \"version\": 1}"))
                .isInstanceOf(UnprocessableMessageException.class)
                .hasMessageContainingAll("Expected kind to be one of", "place-container", "found launch-rocket");
    }

    @Test
    void shouldSayWhichVersionItKnowsWhenTheVersionIsUnknown() {
        assertThatThrownBy(() -> codec.decode("{\"kind\": \"place-container\", \"version\": 2}"))
                .isInstanceOf(UnprocessableMessageException.class)
                .hasMessage("Expected version to be 1, but found 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"container_id\": 42, \"generation\": 2}",
                "{\"container_id\": 42, \"generation\": 2, \"job_id\": null}",
                "{\"container_id\": 42, \"generation\": 2, \"job_id\": \"x\"}"
            })
    void shouldNameTheComponentThatIsMissingOrWrong(String body) {
        // given
        String payload = """
                {"kind": "place-container", "version": 1, "message_id": "m", "correlation_id": "c",
                 "sent_at": "2026-03-01T10:15:30Z", "body": %s}
                """.formatted(body);

        // when, then
        assertThatThrownBy(() -> codec.decode(payload))
                .isInstanceOf(UnprocessableMessageException.class)
                .hasMessageContaining("job_id");
    }

    @Test
    void shouldRefuseANullThatTheRecordDoesNotAllow() {
        // given
        String payload = golden(samples().getFirst()).replace("\"request-1\"", "null");

        // when, then
        assertThatThrownBy(() -> codec.decode(payload))
                .isInstanceOf(UnprocessableMessageException.class)
                .hasMessageContaining("correlation_id");
    }

    @Test
    void shouldCarryTheTraceOnlyWhereThereIsOne() {
        // given
        String trace = TraceParent.next(null);
        Envelope plain = MessageSamples.reconcile(1);
        Envelope traced = new Envelope(
                plain.messageId(), plain.correlationId(), plain.causationId(), plain.sentAt(), plain.body(), trace);

        // then
        assertThat(codec.decode(codec.encode(traced))).isEqualTo(traced);
        assertThat(codec.summarize(codec.encode(traced)).orElseThrow().traceparent())
                .isEqualTo(trace);
        assertThat(codec.encode(plain)).doesNotContain("traceparent");
    }

    @Test
    void shouldSayWhoseMessageItIsWhenItsKindIsUnknown() {
        // given
        String payload = """
                {"kind": "launch-rocket", "correlation_id": "c", "body": {"target": {"container_id": 42, "job_id": 7}}}
                """;

        // when
        MessageCodec.Summary summary = codec.summarize(payload).orElseThrow();

        // then
        assertThat(summary)
                .isEqualTo(
                        new MessageCodec.Summary("launch-rocket", "c", null, OptionalLong.of(42), OptionalLong.of(7)));
    }

    private static Path goldenFile(String kind) {
        return GOLDEN.resolve(kind + ".json");
    }

    private static String golden(Envelope sample) {
        try {
            return Files.readString(goldenFile(MessageKinds.of(sample.body())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String json) {
        return JSON.readTree(json);
    }
}
