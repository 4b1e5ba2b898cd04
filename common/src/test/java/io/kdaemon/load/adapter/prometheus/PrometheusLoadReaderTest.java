package io.kdaemon.load.adapter.prometheus;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kdaemon.load.LoadReading;
import io.kdaemon.load.NodeLoad;
import io.kdaemon.load.Signal;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.PrometheusAddress;
import io.kdaemon.testing.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Prometheus may answer, and worse. */
class PrometheusLoadReaderTest {

    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final MutableClock clock = new MutableClock();
    private final List<String> asked = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Function<String, Reply> replies = _ -> new Reply(200, "");
    private HttpServer server;

    private record Reply(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void shouldAskOnceHoweverManyNodesThereAre() {
        // given
        List<Node> nodes = Stream.of(1, 2, 3).map(this::node).toList();
        replies = _ -> success(nodes.stream().map(node -> full(instance(node), clock.instant(), Duration.ZERO)));

        // when
        Map<?, LoadReading> readings = reader(Map.of()).read(nodes);

        // then
        assertThat(readings.values())
                .hasSize(3)
                .allSatisfy(reading -> assertThat(reading.loadOrNull()).isNotNull());
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-01-01T00:00:00Z", "2026-01-01T12:03:00Z", "2040-01-01T00:00:00Z"})
    void shouldTakeAgesFromItsClockAloneWhenThatDiffersFromOurs(String itsNow) {
        // given
        replies = _ -> success(Stream.of(full(instance(node(1)), Instant.parse(itsNow), Duration.ofSeconds(7))));

        // when
        NodeLoad load = read().loadOrNull();

        // then
        assertThat(load).isNotNull();
        assertThat(load.age(clock.instant())).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void shouldBeUnknownWhenTheSampleIsStaleByItsOwnClock() {
        // given
        replies = _ -> success(Stream.of(full(instance(node(1)), clock.instant(), Duration.ofSeconds(90))));

        // when
        LoadReading reading = read();

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("90 s old, more than 45 s");
    }

    @Test
    void shouldBeUnknownWhenAValueIsNaN() {
        // given
        replies = _ -> success(Stream.of(
                full(instance(node(1)), clock.instant(), Duration.ZERO).replaceFirst("\"0.5\"", "\"NaN\"")));

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
        replies = _ -> new Reply(200, body);

        // when
        LoadReading reading = read();

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("Prometheus at http://127.0.0.1:");
    }

    @Test
    void shouldBeUnknownWhenTheAnswerHasNoEnd() {
        // given
        replies = _ -> new Reply(200, "x".repeat(65 << 10));

        // when
        LoadReading reading = read();

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("more than 64 KiB");
    }

    @Test
    void shouldBeUnknownInTimeWhenItHangs() {
        // given
        replies = _ -> {
            await(over);
            return new Reply(200, "");
        };

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
        replies = query -> query.contains("no such thing(")
                ? new Reply(400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}")
                : success(Stream.of(full(instance(node(1)), clock.instant(), Duration.ZERO)
                        .replace("\"io_stall\"", "\"ignored\"")));
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
        replies = _ -> new Reply(401, "{\"status\":\"error\",\"error\":\"who are you\"}");

        // when
        LoadReading reading = read();

        // then
        assertThat(reading.whyUnknown().orElseThrow()).contains("does not answer: HTTP 401: who are you");
        assertThat(asked).hasSize(1);
    }

    private LoadReading read() {
        return reader(Map.of()).read(List.of(node(1))).get(node(1).id());
    }

    private PrometheusLoadReader reader(Map<Signal, LoadQuery> queries) {
        return PrometheusReaders.of(new LoadQueries(queries, WINDOW), clock, TIMEOUT);
    }

    private Node node(int number) {
        PrometheusAddress prometheus =
                new PrometheusAddress("127.0.0.1", server.getAddress().getPort());
        return aReadyNode()
                .withId(number)
                .at(new EngineAddress("10.1.0." + number, 2375))
                .watchedBy(prometheus)
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

    private static Reply success(Stream<String> series) {
        String result = series.collect(Collectors.joining(","));
        return new Reply(
                200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[%s]}}".formatted(result));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestURI().getPath());
        Reply reply = replies.apply(URLDecoder.decode(form, StandardCharsets.UTF_8));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
