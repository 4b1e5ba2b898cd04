package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EngineTransportTest {

    private static final String ENDLESS = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";

    @AutoClose
    private final EngineTransport transport = new EngineTransport(Duration.ofSeconds(2), 1, 1000);

    @AutoClose
    private final ScriptedEngine engine =
            new ScriptedEngine(head -> head.contains("/events") ? ENDLESS : ScriptedEngine.ok("hello"));

    @AutoClose
    private final ScriptedEngine other = new ScriptedEngine(_ -> ScriptedEngine.ok("other"));

    @Test
    void shouldUseAConnectionAgainWhenItsAnswerWasReadToTheEnd() throws IOException {
        // when
        assertThat(get(engine.uri(), "/a")).isEqualTo("hello");
        assertThat(get(engine.uri(), "/b")).isEqualTo("hello");

        // then
        assertThat(engine.connections()).isEqualTo(1);
        assertThat(engine.requests())
                .allSatisfy(head -> assertThat(head)
                        .contains("Host: 127.0.0.1:" + engine.uri().getPort())
                        .doesNotContainIgnoringCase("upgrade", "accept-encoding", "cookie"));
    }

    @Test
    void shouldHoldBackOnlyCallsToTheSameEngineWhenItsConnectionsAreTaken() throws IOException {
        // given
        Response stream = transport.to(engine.uri()).execute(request(Method.GET, "/events"));
        CompletableFuture<String> waiting =
                CompletableFuture.supplyAsync(() -> get(engine.uri(), "/a"), Thread::startVirtualThread);

        // when
        String answer = get(other.uri(), "/b");

        // then
        assertThat(answer).isEqualTo("other");
        assertThat(engine.requests()).hasSize(1);

        // when
        stream.close();

        // then
        await().untilAsserted(() -> assertThat(waiting).isCompletedWithValue("hello"));
    }

    @Test
    void shouldAskOnceMoreWhenTheEngineHasDroppedTheConnectionMeanwhile() throws IOException {
        // given
        get(engine.uri(), "/a");
        engine.dropConnections();

        // when, then
        assertThat(get(engine.uri(), "/b")).isEqualTo("hello");
    }

    @Test
    void shouldNotRepeatWhatMustNotBeDoneTwice() throws IOException {
        // given
        get(engine.uri(), "/a");
        engine.dropConnections();

        // when, then
        DockerHttpClient client = transport.to(engine.uri());
        assertThatThrownBy(() -> client.execute(request(Method.POST, "/containers/create")))
                .hasCauseInstanceOf(IOException.class);
        assertThat(engine.connections()).isEqualTo(1);
    }

    @Test
    void shouldReadToTheEndOfTheConnectionWhenTheEngineSaysIdentity() {
        try (ScriptedEngine old = new ScriptedEngine(
                _ -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nConnection: close\r\n\r\nline\n")) {
            // given
            Response response = transport.to(old.uri()).execute(request(Method.GET, "/logs"));

            // when
            CompletableFuture<String> body =
                    CompletableFuture.supplyAsync(() -> text(response), Thread::startVirtualThread);
            await().until(() -> old.connections() == 1);
            old.dropConnections();

            // then
            await().untilAsserted(() -> assertThat(body).isCompletedWithValue("line\n"));
        }
    }

    @Test
    void shouldSayWhyThereIsNoConnection() {
        DockerHttpClient nobody = transport.to(URI.create("tcp://[::1]:1"));
        assertThatThrownBy(() -> nobody.execute(request(Method.GET, "/_ping")))
                .hasRootCauseInstanceOf(ConnectException.class);
    }

    private String get(URI uri, String path) {
        return text(transport.to(uri).execute(request(Method.GET, path)));
    }

    private static String text(Response answer) {
        try (answer) {
            return new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Request request(Method method, String path) {
        return Request.builder().method(method).path(path).build();
    }
}
