package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.net.httpserver.HttpServer;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.EventStream;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.testing.fault.Fault;
import io.kdaemon.testing.fault.FaultProxy;
import io.kdaemon.testing.fault.FaultRule;
import io.kdaemon.testing.fault.Requests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an engine in trouble may say: a clear failure in bounded time and memory, and nothing that harms other nodes. */
class GarbledAnswersTest {

    private static final EngineSettings SETTINGS = new EngineSettings(
            RuntimeSettings.DEFAULT.timeouts(),
            RuntimeSettings.DEFAULT.pulls(),
            RuntimeSettings.DEFAULT.safeguards(),
            4 << 20);
    private static final String ENDLESS_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";

    @AutoClose
    private final DockerRuntimes runtimes = new DockerRuntimes(SETTINGS, SecretBox.of(null), Clock.systemUTC());

    private HttpServer server;

    @AutoClose
    private FaultProxy engine;

    @BeforeEach
    void startEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        engine = FaultProxy.before("127.0.0.1", server.getAddress().getPort());
    }

    @AfterEach
    void stopEngine() {
        server.stop(0);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                argumentSet("half of its JSON", Fault.answersJson("200 OK", "{\"Id\":\"1\",\"Sta")),
                argumentSet(
                        "a page for people",
                        Fault.answersJson("200 OK", "<html><body>Welcome to nginx!</body></html>")),
                argumentSet("a list where an object is due", Fault.answersJson("200 OK", "[]")),
                argumentSet("nothing in it", Fault.answersJson("200 OK", "{}")),
                argumentSet("nothing", Fault.answersJson("200 OK", "")),
                argumentSet("a state that does not exist", Fault.answersJson("200 OK", state("levitating"))),
                argumentSet("nested without end", Fault.answersJson("200 OK", "{\"State\":" + "[".repeat(200_000))),
                argumentSet("a body without end", endless(ENDLESS_HEAD + "[", "{\"Id\":\"1\"},")),
                argumentSet("a word without end", endless(ENDLESS_HEAD + "{\"Id\":\"", "abcdefghijklmnopqrstuvwxyz")),
                argumentSet("an error without end", endless("HTTP/1.1 500 Oops\r\n\r\n", "ow, ")),
                argumentSet("a header without end", endless("HTTP/1.1 200 OK\r\nX: ", "abcdefghijklmnopqrstuvwxyz")),
                argumentSet("headers without end", endless("HTTP/1.1 200 OK\r\n", "X-Again: and again\r\n")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldSayThatThisIsNoDockerEngine(Fault fault) {
        // given
        engine.with(FaultRule.every(Requests.all(), fault));

        // when
        EngineException failure = catchThrowableOfType(EngineException.class, () -> at().inspect("web"));

        // then
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.GARBLED);
        assertThat(failure)
                .hasMessageContaining("tcp://127.0.0.1:" + engine.port())
                .hasMessageContaining("answers, but not like a Docker Engine");
        assertThat(failure.getMessage()).hasSizeLessThan(2000);
    }

    @Test
    void shouldTakeAnAnswerThatIsCutOffForALostConnection() {
        // given
        engine.with(FaultRule.every(
                Requests.all(), Fault.answers("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"Id\":\"1\"")));

        // when
        EngineException failure = catchThrowableOfType(EngineException.class, () -> at().inspect("web"));

        // then
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.CONNECTION_LOST);
    }

    @Test
    void shouldShortenTheWordsOfAnEngineThatTalksTooMuch() {
        // given
        engine.with(FaultRule.every(Requests.all(), Fault.answersJson("500 Oops", "ow, ".repeat(100_000))));

        // when
        EngineException failure = catchThrowableOfType(EngineException.class, () -> at().inspect("web"));

        // then
        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(failure.getMessage()).contains("500: ow, ow").hasSizeLessThan(2000);
    }

    @Test
    void shouldGiveUpALineOfAStreamThatDoesNotEnd() {
        // given
        engine.with(FaultRule.every(Requests.all(), endless(ENDLESS_HEAD, "abcdefghijklmnopqrstuvwxyz")));

        // when
        EngineException failure = catchThrowableOfType(EngineException.class, () -> {
            try (EventStream events = at().events("test")) {
                events.next(Duration.ofSeconds(30));
            }
        });

        // then
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.GARBLED);
    }

    @Test
    void shouldReachOtherEnginesWhileOneTalksWithoutEndOnEveryConnection() {
        // given
        engine.with(FaultRule.every(Requests.all(), endless(ENDLESS_HEAD + "[", "{\"Id\":\"1\"},")));
        List<CompletableFuture<EngineException>> babble = Stream.generate(
                        () -> CompletableFuture.supplyAsync(this::failedLook, Thread::startVirtualThread))
                .limit(40)
                .toList();

        // when
        at(server.getAddress().getPort()).ping();

        // then
        assertThat(babble).allSatisfy(look -> assertThat(look.join().kind()).isIn(Kind.GARBLED, Kind.TIMEOUT));
    }

    private EngineException failedLook() {
        return catchThrowableOfType(EngineException.class, () -> at().inspect("web"));
    }

    private ContainerRuntime at() {
        return at(engine.port());
    }

    private ContainerRuntime at(int port) {
        return runtimes.at(new NodeRef(1, "n", "tcp://127.0.0.1:" + port, "n"));
    }

    private static String state(String status) {
        return "{\"Id\":\"1\",\"Name\":\"/web\",\"State\":{\"Status\":\"%s\"}}".formatted(status);
    }

    private static Fault endless(String begin, String repeated) {
        byte[] part = repeated.repeat(200).getBytes(StandardCharsets.UTF_8);
        return new Fault.OtherAnswer(() ->
                new SequenceInputStream(new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), again(part)));
    }

    private static InputStream again(byte[] part) {
        return new InputStream() {
            private int position;

            @Override
            public int read() {
                position = (position + 1) % part.length;
                return part[position];
            }
        };
    }
}
