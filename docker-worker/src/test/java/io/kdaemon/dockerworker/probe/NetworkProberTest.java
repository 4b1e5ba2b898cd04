package io.kdaemon.dockerworker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.HealthCheck.StatusRange;
import io.kdaemon.run.HealthCheck.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkProberTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    @AutoClose
    private final NetworkProber prober = new NetworkProber();

    @ParameterizedTest
    @CsvSource({"200,", "204,", "399,", "503,503", "200,200-204"})
    void shouldPassWhenTheStatusIsWell(int status, @Nullable String well) throws Exception {
        assertThat(askServerOf(status, well)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404,,200-399", "503,,200-399", "200,204,204"})
    void shouldSayWhichStatusWasExpected(int status, @Nullable String well, String expected) throws Exception {
        assertThat(askServerOf(status, well))
                .hasValueSatisfying(trouble -> assertThat(trouble)
                        .startsWith("GET http://127.0.0.1:")
                        .endsWith("/up?full=1 was answered with %d, expected %s".formatted(status, expected)));
    }

    @Test
    void shouldNotWaitLongerThanTheLimit() throws Exception {
        try (ServerSocket silent = listen()) {
            assertThat(prober.ask(http(null), at(silent.getLocalPort()), SHORT))
                    .hasValueSatisfying(trouble -> assertThat(trouble).endsWith("was not answered within 200 ms"));
        }
    }

    @Test
    void shouldSayThatTheConnectionWasRefused() throws Exception {
        int free = freePort();
        assertThat(prober.ask(http(null), at(free), LONG))
                .contains("GET http://127.0.0.1:%d/up?full=1: the connection was refused".formatted(free));
        assertThat(prober.ask(tcp(), at(free), LONG))
                .contains("the connection to 127.0.0.1:%d was refused".formatted(free));
    }

    @Test
    void shouldPassWhenTheConnectionStays() throws Exception {
        try (ServerSocket silent = listen()) {
            assertThat(prober.ask(tcp(), at(silent.getLocalPort()), LONG)).isEmpty();
        }
    }

    @Test
    void shouldFailWhenTheConnectionIsClosedAtOnce() throws Exception {
        try (ServerSocket closing = listen()) {
            Thread.ofVirtual().start(() -> closeNext(closing));
            assertThat(prober.ask(tcp(), at(closing.getLocalPort()), LONG))
                    .contains("the connection to 127.0.0.1:%d was closed at once".formatted(closing.getLocalPort()));
        }
    }

    private Optional<String> askServerOf(int status, @Nullable String well) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/up", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return prober.ask(http(well), at(server.getAddress().getPort()), LONG);
        } finally {
            server.stop(0);
        }
    }

    private static HealthCheck http(@Nullable String well) {
        return HealthCheck.http(80, "/up?full=1", well == null ? null : range(well), Timing.NONE);
    }

    private static StatusRange range(String words) {
        String[] ends = words.split("-");
        return new StatusRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    private static HealthCheck tcp() {
        return HealthCheck.tcp(80, Timing.NONE);
    }

    private static PublishedPort at(int port) {
        return new PublishedPort(80, "tcp", "127.0.0.1", port);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = listen()) {
            return socket.getLocalPort();
        }
    }

    private static void closeNext(ServerSocket server) {
        try (Socket connection = server.accept()) {
            connection.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
