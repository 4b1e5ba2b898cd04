package io.kdaemon.load.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.load.LoadHistory;
import io.kdaemon.load.LoadHistory.Point;
import io.kdaemon.load.Signal;
import io.kdaemon.load.adapter.prometheus.FakePrometheus.Reply;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusHistoryReaderTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String INSTANCE = "10.1.0.1:9100";

    private final MutableClock clock = new MutableClock();

    @AutoClose
    private final FakePrometheus prometheus = new FakePrometheus();

    @Test
    void shouldTellEverySignalByOurClockWhenItsClockDiffers() {
        // given
        Instant itsNow = Instant.parse("2040-01-01T00:00:00Z");
        long now = itsNow.getEpochSecond();
        history(itsNow, series(INSTANCE, "free_cores", pair(now - 60, "2.5"), pair(now - 30, "3")));

        // when
        LoadHistory history = read();

        // then
        assertThat(history.trouble()).isNull();
        assertThat(history.step()).isEqualTo(Duration.ofSeconds(30));
        assertThat(history.points())
                .isEqualTo(Map.of(
                        Signal.FREE_CORES,
                        List.of(
                                new Point(clock.instant().minusSeconds(60), 2.5),
                                new Point(clock.instant().minusSeconds(30), 3))));
        assertThat(prometheus.asked().getLast())
                .startsWith("/api/v1/query_range ")
                .contains("start=" + (now - 3600), "end=" + now, "step=30");
    }

    @Test
    void shouldLeaveAGapWhereAValueIsNoneOrCannotBe() {
        // given
        long now = clock.instant().getEpochSecond();
        history(
                clock.instant(),
                series(
                        INSTANCE,
                        "memory_stall",
                        pair(now - 90, "NaN"),
                        pair(now - 80, "+Inf"),
                        pair(now - 70, "-1"),
                        pair(now - 60, "much"),
                        "[\"yesterday\",\"0.5\"]",
                        "null",
                        pair(now - 30, "0.25")));

        // when
        LoadHistory history = read();

        // then
        assertThat(history.points())
                .isEqualTo(Map.of(
                        Signal.MEMORY_STALL, List.of(new Point(clock.instant().minusSeconds(30), 0.25))));
    }

    @Test
    void shouldTellWhatThereIsWhenSignalsAreMissingOrOfAnotherInstance() {
        // given
        long now = clock.instant().getEpochSecond();
        history(
                clock.instant(),
                series("10.1.0.1:9200", "load1", pair(now, "1")),
                series(INSTANCE, "no_signal", pair(now, "1")),
                "{\"metric\":7,\"values\":1}",
                series(INSTANCE, "cores"),
                series(INSTANCE, "load1", pair(now, "0.5")));

        // when
        LoadHistory history = read();

        // then
        assertThat(history.trouble()).isNull();
        assertThat(history.points())
                .isEqualTo(Map.of(Signal.CORES, List.of(), Signal.LOAD1, List.of(new Point(clock.instant(), 0.5))));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422, 500, 503})
    void shouldSayWhatItAnsweredWhenItIsAnError(int status) {
        // given
        prometheus.answers(form -> form.contains("time()")
                ? time(clock.instant())
                : Reply.error(status, "query processing would load too many samples"));

        // when
        LoadHistory history = read();

        // then
        assertThat(history.points()).isEmpty();
        assertThat(history.trouble())
                .contains("has no history to tell: HTTP %d: query processing would load".formatted(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{\"status\":\"success\"}",
                "{\"status\":\"success\",\"data\":{\"result\":[]}}"
            })
    void shouldSaySoWhenItDoesNotTellTheTime(String body) {
        // given
        prometheus.answers(_ -> new Reply(200, body));

        // when
        LoadHistory history = read();

        // then
        assertThat(history.trouble())
                .startsWith("Prometheus at " + prometheus.address().uri());
        assertThat(prometheus.asked()).hasSize(1);
    }

    @Test
    void shouldSaySoInTimeWhenItHangs() {
        // given
        prometheus.hangs();

        // when
        LoadHistory history = reader(Duration.ofMillis(200)).read(prometheus.address(), INSTANCE, HOUR);

        // then
        assertThat(history.trouble()).contains("no answer in time");
    }

    @Test
    void shouldSaySoWhenNobodyListens() {
        // given
        prometheus.close();

        // when
        LoadHistory history = read();

        // then
        assertThat(history.trouble()).contains("connection refused");
    }

    @Test
    void shouldAskForNoMorePointsThanAPlotShows() {
        // given
        history(clock.instant());

        // when
        LoadHistory day = reader(TIMEOUT).read(prometheus.address(), INSTANCE, Duration.ofDays(1));
        LoadHistory minute = reader(TIMEOUT).read(prometheus.address(), INSTANCE, Duration.ofMinutes(1));

        // then
        assertThat(day.step()).isEqualTo(Duration.ofMinutes(12));
        assertThat(minute.step()).isEqualTo(Duration.ofSeconds(5));
    }

    private void history(Instant itsNow, String... series) {
        prometheus.answers(form -> form.contains("time()") ? time(itsNow) : Reply.of(Stream.of(series)));
    }

    private LoadHistory read() {
        return reader(TIMEOUT).read(prometheus.address(), INSTANCE, HOUR);
    }

    private PrometheusHistoryReader reader(Duration timeout) {
        LoadQueries queries = new LoadQueries(Map.of(), Duration.ofSeconds(60));
        return new PrometheusHistoryReader(PrometheusReaders.api(timeout), queries, clock);
    }

    private static Reply time(Instant itsNow) {
        long now = itsNow.getEpochSecond();
        return Reply.of(Stream.of("{\"metric\":{},\"value\":%s}".formatted(pair(now, Long.toString(now)))));
    }

    private static String series(String instance, String signal, String... pairs) {
        return "{\"metric\":{\"instance\":\"%s\",\"signal\":\"%s\"},\"values\":[%s]}"
                .formatted(instance, signal, String.join(",", pairs));
    }

    private static String pair(long at, String value) {
        return "[%d,\"%s\"]".formatted(at, value);
    }
}
