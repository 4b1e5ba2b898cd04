package io.kdaemon.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.messaging.contract.ReadLogs;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import io.kdaemon.messaging.stream.StreamFailure.Reason;
import java.io.EOFException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class LogsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ContainerRepository containers;

    @Autowired
    private FakeDockerWorker worker;

    private ApiClient api;

    @BeforeEach
    void start() {
        api = new ApiClient(port);
    }

    @Test
    void shouldAnswerBothStreamsAsTextWhenNothingElseIsAskedFor() {
        // given
        ContainerInstance container = worker.container(ObservedState.RUNNING);
        CompletableFuture<Answer> answer = get(container, "?tail=5&since=10m&stderr=true");

        // when
        FakeDockerWorker.Taken taken = worker.take(container);
        taken.stream().opened();
        taken.stream().send(FrameKind.STDOUT, "out\n".getBytes(UTF_8));
        taken.stream().send(FrameKind.STDERR, "err\n".getBytes(UTF_8));
        taken.stream().end("");

        // then
        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(answer.join().text()).isEqualTo("out\nerr\n");
        assertThat(answer.join().header("Content-Type").orElseThrow()).startsWith("text/plain");
        ReadLogs request = (ReadLogs) taken.request();
        assertThat(request.follow()).isFalse();
        assertThat(request.tail()).isEqualTo(5);
        assertThat(request.since()).isBefore(Instant.now().minus(Duration.ofMinutes(9)));
        assertThat(request.timestamps()).isFalse();
        assertThat(request.target().engineContainerId())
                .isEqualTo(container.assignment().engineContainerId());
    }

    @Test
    void shouldTellTheStreamsApartWhenLinesOfJsonAreAccepted() {
        // given
        ContainerInstance container = worker.container(ObservedState.STOPPED);
        CompletableFuture<Answer> answer =
                get(container, "?follow=true", "Accept", "application/x-ndjson, text/plain;q=0.1");

        // when
        FakeDockerWorker.Taken taken = worker.take(container);
        taken.stream().opened();
        taken.stream().send(FrameKind.STDOUT, "2026-01-01T00:00:00.5Z in two".getBytes(UTF_8));
        taken.stream().send(FrameKind.STDERR, "2026-01-01T00:00:01Z aside\n".getBytes(UTF_8));
        taken.stream().send(FrameKind.STDOUT, " pieces\r\nrest".getBytes(UTF_8));
        taken.stream().end("");

        // then
        assertThat(answer.join().text().lines().filter(line -> !line.isEmpty()))
                .containsExactly(
                        "{\"stream\":\"stderr\",\"time\":\"2026-01-01T00:00:01Z\",\"line\":\"aside\"}",
                        "{\"stream\":\"stdout\",\"time\":\"2026-01-01T00:00:00.5Z\",\"line\":\"in two pieces\"}",
                        "{\"stream\":\"stdout\",\"time\":null,\"line\":\"rest\"}");
        assertThat(((ReadLogs) taken.request()).timestamps()).isTrue();
    }

    @Test
    void shouldTellWhatBrokeTheStreamAsTheLastEvent() {
        // given
        ContainerInstance container = worker.container(ObservedState.RUNNING);
        CompletableFuture<Answer> answer = get(container, "?follow=true", "Accept", "text/event-stream");

        // when
        FakeDockerWorker.Taken taken = worker.take(container);
        taken.stream().opened();
        taken.stream().fail(new StreamFailure(Reason.NODE_FAILED, "Node a: connection reset"));

        // then
        assertThat(answer.join().text()).endsWith("event:error\ndata:{\"error\":\"Node a: connection reset\"}\n\n");
    }

    @Test
    void shouldBreakOffWhenTextCannotBeCompleted() {
        // given
        ContainerInstance container = worker.container(ObservedState.RUNNING);
        CompletableFuture<Answer> answer = get(container, "");

        // when
        FakeDockerWorker.Taken taken = worker.take(container);
        taken.stream().opened();
        taken.stream().send(FrameKind.STDOUT, "half".getBytes(UTF_8));
        taken.stream().fail(new StreamFailure(Reason.NODE_FAILED, "Node a: connection reset"));

        // then
        assertThatThrownBy(answer::join).hasRootCauseInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-ndjson", "text/event-stream"})
    void shouldFreeEverythingWhenTheClientVanishesWhileNothingIsPrinted(String accept) throws Exception {
        // given
        ContainerInstance container = worker.container(ObservedState.RUNNING);
        HttpClient http = HttpClient.newHttpClient();
        CompletableFuture<HttpResponse<InputStream>> response = http.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/0.0/containers/%d/logs?follow=true"
                                .formatted(port, container.id().value())))
                        .header("Accept", accept)
                        .build(),
                BodyHandlers.ofInputStream());
        FakeDockerWorker.Taken taken = worker.take(container);
        taken.stream().opened();
        assertThat(response.get().statusCode()).isEqualTo(200);

        // when
        http.shutdownNow();

        // then
        await().atMost(Duration.ofSeconds(20)).until(taken.stream()::isOver);
    }

    @Test
    void shouldGoOnWithATextWhoseClientIsThereAlthoughItHasSentTheNextRequestEarly() throws Exception {
        // given
        ContainerInstance container = worker.container(ObservedState.RUNNING);
        String request = "GET /0.0/containers/%d/%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n";
        long id = container.id().value();
        try (Socket client = new Socket("127.0.0.1", port)) {
            OutputStream out = client.getOutputStream();
            out.write((request.formatted(id, "logs?follow=true", "")
                            + request.formatted(id, "placement", "Connection: close\r\n"))
                    .getBytes(UTF_8));
            FakeDockerWorker.Taken taken = worker.take(container);
            taken.stream().opened();

            // when: nothing is printed for some heartbeats
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            taken.stream().send(FrameKind.STDOUT, "late\n".getBytes(UTF_8));
            taken.stream().end("");

            // then
            assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                    .containsSubsequence("200", "late", "404");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NODE_FAILED, 502, urn:kdaemon:problem:node-failed",
        "NODE_TIMEOUT, 504, urn:kdaemon:problem:node-timeout",
        "NODE_FULL, 429, urn:kdaemon:problem:too-many-streams",
        "WORKER_FULL, 503, urn:kdaemon:problem:unavailable",
        "NOT_FOUND, 404, urn:kdaemon:problem:not-found",
        "CONFLICT, 409, urn:kdaemon:problem:conflict"
    })
    void shouldAnswerAProblemWhenTheStreamCannotBeOpened(Reason reason, int status, String type) {
        // given
        ContainerInstance container = worker.container(ObservedState.RUNNING);
        CompletableFuture<Answer> answer = get(container, "");

        // when
        worker.take(container).stream().fail(new StreamFailure(reason, "in words"));

        // then
        assertThat(answer.join().status()).isEqualTo(status);
        assertThat(answer.join().at("type").asString()).isEqualTo(type);
        assertThat(answer.join().at("detail").asString()).isEqualTo("in words");
    }

    @Test
    void shouldBeUnavailableWhenNoDockerWorkerTakesTheRequest() {
        // given
        ContainerInstance container = worker.container(ObservedState.RUNNING);

        // when
        Answer answer = get(container, "").join();

        // then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("detail").asString()).startsWith("No docker-worker has opened the stream to node");
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void shouldConflictNamingTheStateWhenTheContainerIsOnNoNode() {
        // given
        ContainerInstance container = worker.container(ObservedState.PLACED);

        // when
        Answer answer = get(container, "").join();

        // then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("detail").asString()).endsWith("is PLACED, expected one that is on a node");
    }

    @Test
    void shouldNotFindWhatDoesNotExist() {
        assertThat(api.get("/0.0/containers/nowhere/logs").status()).isEqualTo(404);
    }

    @Test
    void shouldNameEveryWrongParameter() {
        // given
        ContainerInstance container = worker.container(ObservedState.RUNNING);

        // when
        Answer answer = get(
                        container,
                        "?follow=yes&tail=-1&since=yesterday&until=1&folow=1&stdout=false&stderr=false&limit=5")
                .join();

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("follow", "tail", "since", "until", "folow", "stderr", "limit");
        assertThat(get(container, "", "Accept", "image/png").join().status()).isEqualTo(406);
    }

    private CompletableFuture<Answer> get(ContainerInstance container, String query, String... headers) {
        String path = "/0.0/containers/" + container.id().value() + "/logs" + query;
        return CompletableFuture.supplyAsync(
                () -> api.send("GET", path, null, headers),
                task -> Thread.ofVirtual().start(task));
    }
}
