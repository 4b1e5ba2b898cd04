package io.kdaemon.load.adapter.prometheus;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.load.LoadReading;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.load.Signal;
import io.kdaemon.load.adapter.prometheus.FakePrometheus.Reply;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Prometheus may answer, and worse. */
class PrometheusLoadReaderTest {

    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final MutableClock clock = new MutableClock();

    @AutoClose
    private final FakePrometheus prometheus = new FakePrometheus();

    @Test
    void shouldAskOnceHoweverManyNodesThereAre() {
        // given
        List<Node> nodes = Stream.of(1, 2, 3).map(this::node).toList();
        prometheus.answers(_ ->
                Reply.of(nodes.stream().map(node -> full(instance(node), clock.instant(), Duration.ZERO))));

        // when
        Map<?, LoadReading> readings = reader(Map.of()).read(nodes);

        // then
        assertThat(readings.values())
                .hasSize(3)
                .allSatisfy(reading -> assertThat(reading.loadOrNull()).isNotNull());
        assertThat(prometheus.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-01-01T00:00:00Z", "2026-01-01T12:03:00Z", "2040-01-01T00:00:00Z"})
    void shouldTakeAgesFromItsClockAloneWhenThatDiffersFromOurs(String itsNow) {
        // given
        prometheus.answers(
                _ -> Reply.of(Stream.of(full(instance(node(1)), Instant.parse(itsNow), Duration.ofSeconds(7)))));

        // when
        NodeLoad load = read().loadOrNull();

        // then
        assertThat(load).isNotNull();
        assertThat(load.age(clock.instant())).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void shouldBeUnknownWhenTheSampleIsStaleByItsOwnClock() {
        // given
        prometheus.answers(_ -> Reply.of(Stream.of(full(instance(node(1)), clock.instant(), Duration.ofSeconds(90)))));

        // when
        LoadReading reading = read();

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("90 s old, more than 45 s");
    }

    @Test
    void shouldBeUnknownWhenAValueIsNaN() {
        // given
        prometheus.answers(_ -> Reply.of(Stream.of(
                full(instance(node(1)), clock.instant(), Duration.ZERO).replaceFirst("\"0.5\"", "\"NaN\""))));

        // when
        LoadReading reading = read();

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("is NaN, expected 0 to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>welcome to nginx</html>",
                "[1, 2]",
                "{\"status\":\"success\"",
                "{\"status\":\"success\",\"data\":{\"result\":\"x\"}}",
                "{\"status\":\"success\",\"data\":{\"result\":[1,null,{\"metric\":7,\"value\":{}},{\"value\":[1]}]}}"
            })
    void shouldBeUnknownWhenTheAnswerIsGarbage(String body) {
        // given
        prometheus.answers(_ -> new Reply(200, body));

        // when
        LoadReading reading = read();

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("Prometheus at http://127.0.0.1:");
    }

    @Test
    void shouldBeUnknownWhenTheAnswerHasNoEnd() {
        // given
        prometheus.answers(_ -> new Reply(200, "x".repeat(65 << 10)));

        // when
        LoadReading reading = read();

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("more than 64 KiB");
    }

    @Test
    void shouldBeUnknownInTimeWhenItHangs() {
        // given
        prometheus.hangs();

        // when
        LoadReading reading = PrometheusReaders.of(new LoadQueries(Map.of(), WINDOW), clock, Duration.ofMillis(200))
                .read(List.of(node(1)))
                .get(node(1).id());

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("does not answer: no");
    }

    @Test
    void shouldKnowTheRestWhenAConfiguredQueryIsRefused() {
        // given
        prometheus.answers(query -> query.contains("no such thing(")
                ? Reply.error(400, "parse error")
                : Reply.of(Stream.of(full(instance(node(1)), clock.instant(), Duration.ZERO)
                        .replace("\"io_stall\"", "\"ignored\""))));
        Map<Signal, LoadQuery> queries = Map.of(Signal.IO_STALL, new LoadQuery("no such thing(", null));

        // when
        NodeLoad load = reader(queries).read(List.of(node(1))).get(node(1).id()).loadOrNull();

        // then
        assertThat(load).isNotNull();
        assertThat(load.memoryStall()).isPresent();
        assertThat(load.ioStall()).isEmpty();
    }

    @Test
    void shouldAskOnceOnlyAndSayWhyWhenItLetsNobodyIn() {
        // given
        prometheus.answers(_ -> Reply.error(401, "who are you"));

        // when
        LoadReading reading = read();

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("does not answer: HTTP 401: who are you");
        assertThat(prometheus.asked()).hasSize(1);
    }

    private LoadReading read() {
        return reader(Map.of()).read(List.of(node(1))).get(node(1).id());
    }

    private PrometheusLoadReader reader(Map<Signal, LoadQuery> queries) {
        return PrometheusReaders.of(new LoadQueries(queries, WINDOW), clock, TIMEOUT);
    }

    private Node node(int number) {
        return aReadyNode()
                .withId(number)
                .at(new EngineAddress("10.1.0." + number, 2375))
                .watchedBy(prometheus.address())
                .build();
    }

    private static String instance(Node node) {
        return node.profile().engine().host() + ":9100";
    }

    /** The series of an instance that has everything, as a Prometheus with that clock tells them. */
    private static String full(String instance, Instant itsNow, Duration age) {
        double now = itsNow.toEpochMilli() / 1e3;
        double scraped = itsNow.minus(age).toEpochMilli() / 1e3;
        Stream<String> signals = Stream.of(Signal.values())
                .flatMap(signal -> Stream.of(
                        series(instance, signal.label(), now, signal == Signal.CORES ? 4 : 0.5),
                        series(instance, signal.label() + "_time", now, scraped)));
        return Stream.concat(signals, Stream.of(series(instance, "up", now, 1))).collect(Collectors.joining(","));
    }

    private static String series(String instance, String signal, double now, double value) {
        return String.format(
                Locale.ROOT,
                "{\"metric\":{\"instance\":\"%s\",\"signal\":\"%s\"},\"value\":[%.3f,\"%s\"]}",
                instance,
                signal,
                now,
                value);
    }
}
