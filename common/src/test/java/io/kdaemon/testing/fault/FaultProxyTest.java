package io.kdaemon.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final Requests CREATE = Requests.of("POST", "^/create");
    private static final Requests LIST = Requests.of("GET", "^/list");

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AutoClose
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HttpServer server;

    @AutoClose
    private FaultProxy proxy;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        proxy = FaultProxy.before("127.0.0.1", server.getAddress().getPort());
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void shouldPassEverythingOnOneConnectionWhenThereIsNoRule() throws Exception {
        // when
        List<String> answers = List.of(get("/a"), post("/create?name=x", "{}"), get("/chunked"), get("/nothing"));

        // then
        assertThat(answers).containsExactly("GET /a ", "POST /create?name=x {}", "GET /chunked ", "");
        assertThat(heard).containsExactly("GET /a", "POST /create?name=x", "GET /chunked", "GET /nothing");
        assertThat(proxy.openConnections()).isEqualTo(1);
        assertThat(proxy.count(CREATE)).isEqualTo(1);
    }

    @Test
    void shouldLoseOnlyTheAnswerOfTheChosenRequest() throws Exception {
        // given
        proxy.with(FaultRule.nth(2, CREATE, new Fault.LostAnswer()));

        // when
        String first = post("/create", "1");
        assertThatThrownBy(() -> post("/create", "2")).isInstanceOf(IOException.class);
        String third = post("/create", "3");

        // then
        assertThat(List.of(first, third)).containsExactly("POST /create 1", "POST /create 3");
        assertThat(heard).hasSize(3);
        assertThat(proxy.count(Fault.LostAnswer.class)).isEqualTo(1);
    }

    @Test
    void shouldResetBeforeTheServerHears() throws Exception {
        // given
        proxy.with(FaultRule.every(CREATE, new Fault.Reset()));

        // when, then
        try (Socket socket = new Socket(proxy.host(), proxy.port())) {
            socket.getOutputStream().write("POST /create HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void shouldKeepTheConnectionOpenWhenItHoldsBackARequestOrAnAnswer() throws Exception {
        // given
        proxy.with(FaultRule.nth(1, CREATE, new Fault.LostRequest()));
        proxy.with(FaultRule.nth(1, LIST, new Fault.HeldAnswer()));

        // when
        CompletableFuture<HttpResponse<String>> lost = send(request("/create").POST(text("x")));
        CompletableFuture<HttpResponse<String>> held = send(request("/list").GET());

        // then
        await().untilAsserted(() -> assertThat(heard).containsExactly("GET /list"));
        await().during(Duration.ofMillis(300)).until(() -> !lost.isDone() && !held.isDone());
        assertThat(proxy.openConnections()).isEqualTo(2);
        lost.cancel(true);
        held.cancel(true);
        await().untilAsserted(() -> assertThat(proxy.openConnections()).isZero());
    }

    @Test
    void shouldCutTheBodyOff() {
        // given
        proxy.with(FaultRule.every(LIST, new Fault.Truncated(6)));

        // when, then
        assertThat(wire("GET /list HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK")
                .endsWith("\r\n\r\nGET /l");
    }

    @Test
    void shouldSaySomethingElseThanTheServer() throws Exception {
        // given
        proxy.with(FaultRule.nth(1, CREATE, Fault.answersJson("500 Internal Server Error", "{\"message\":\"no\"}")));

        // when
        HttpResponse<String> answer = send(request("/create").POST(text("x"))).join();

        // then
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"no\"}");
        assertThat(heard).containsExactly("POST /create");
    }

    @Test
    void shouldDeliverLaterWhatItDelays() throws Exception {
        // given
        proxy.with(FaultRule.every(CREATE, new Fault.Delay(Duration.ofSeconds(2))));

        // when
        CompletableFuture<HttpResponse<String>> answer = send(request("/create").POST(text("x")));
        await().until(() -> proxy.count(CREATE) == 1);
        get("/list");

        // then
        assertThat(answer.join().body()).isEqualTo("POST /create x");
        assertThat(heard).containsExactly("GET /list", "POST /create");
    }

    @Test
    void shouldDeliverWhenResumedWhatCameWhileADirectionWasHalted() throws Exception {
        // given
        get("/a");
        proxy.halt(Direction.TO_CLIENT);

        // when
        CompletableFuture<HttpResponse<String>> answer = send(request("/list").GET());

        // then
        await().untilAsserted(() -> assertThat(heard).contains("GET /list"));
        assertThat(answer).isNotDone();
        proxy.resume();
        assertThat(answer.join().body()).isEqualTo("GET /list ");
    }

    @Test
    void shouldHaltRequestsToo() {
        // given
        proxy.halt(Direction.TO_SERVER);

        // when
        CompletableFuture<HttpResponse<String>> answer = send(request("/list").GET());

        // then
        await().until(() -> proxy.count(LIST) == 1);
        assertThat(heard).isEmpty();
        proxy.resume();
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void shouldBreakOpenConnectionsAndServeNewOnes() throws Exception {
        // given
        get("/a");

        // when
        proxy.resetConnections();
        await().until(() -> proxy.openConnections() == 0);

        // then
        assertThat(get("/b")).isEqualTo("GET /b ");
    }

    @Test
    void shouldStrikeTheSameRequestsWhenTheSeedIsTheSame() {
        assertThat(struck(7)).isEqualTo(struck(7)).isNotEqualTo(struck(8));
        assertThat(struck(7).stream().filter(hit -> hit)).hasSizeBetween(20, 80);
    }

    @Test
    void shouldPassEverythingAgainWhenTheRulesAreCleared() throws Exception {
        // given
        proxy.with(FaultRule.every(Requests.all(), new Fault.Reset()));

        // when
        proxy.clearRules();

        // then
        assertThat(get("/a")).isEqualTo("GET /a ");
    }

    private static List<Boolean> struck(long seed) {
        FaultRule rule = FaultRule.share(0.05, seed, LIST.or(CREATE), new Fault.Reset());
        return IntStream.range(0, 1000)
                .mapToObj(_ -> rule.strikes(new RequestHead("GET", "/list")))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        heard.add(line);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] bytes = (line + " " + body).getBytes(StandardCharsets.UTF_8);
        switch (exchange.getRequestURI().getPath()) {
            case "/nothing" -> exchange.sendResponseHeaders(204, -1);
            case "/chunked" -> exchange.sendResponseHeaders(200, 0);
            case String _ -> exchange.sendResponseHeaders(200, bytes.length);
        }
        if (!line.endsWith("/nothing")) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private String get(String path) {
        return send(request(path).GET()).join().body();
    }

    private String post(String path, String body) throws IOException {
        try {
            return http.send(request(path).POST(text(body)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + proxy.host() + ":" + proxy.port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    /** All that arrives until the connection is closed. */
    private String wire(String request) {
        try (Socket socket = new Socket(proxy.host(), proxy.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
