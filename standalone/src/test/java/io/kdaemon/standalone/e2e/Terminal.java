package io.kdaemon.standalone.e2e;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A person at a command in a container, through a WebSocket. */
final class Terminal implements WebSocket.Listener, AutoCloseable {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final CompletableFuture<String> lastWords = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private WebSocket socket;

    private Terminal() {}

    /** @param base of the API, {@code http://host:port} */
    static Terminal open(String base, String path) {
        Terminal terminal = new Terminal();
        terminal.socket = terminal.http
                .newWebSocketBuilder()
                .buildAsync(URI.create(base.replace("http://", "ws://") + path), terminal)
                .join();
        return terminal;
    }

    void type(String text) {
        socket.sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true)
                .join();
    }

    void control(String json) {
        socket.sendText(json, true).join();
    }

    synchronized String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The last message in JSON, when it has come. */
    CompletableFuture<String> lastWords() {
        return lastWords;
    }

    @Override
    public synchronized CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        printed.writeBytes(bytes);
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        lastWords.complete(data.toString());
        webSocket.request(1);
        return null;
    }

    /** Without a word, as a client that is killed. */
    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
