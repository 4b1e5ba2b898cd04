package io.kdaemon.bench.streams;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Somebody at a shell in a container, who types a command again and again; each makes the container print a line. */
final class Typist implements WebSocket.Listener, AutoCloseable {

    private static final byte[] COMMAND =
            "echo a line of some length, as logs have it >/proc/1/fd/1\n".getBytes(StandardCharsets.UTF_8);

    private final CountDownLatch gone = new CountDownLatch(1);
    private final Duration pause;
    private final AtomicLong echoed;
    private final WebSocket socket;

    Typist(HttpClient http, String base, long container, Duration pause, AtomicLong echoed) {
        this.pause = pause;
        this.echoed = echoed;
        URI uri = URI.create(
                "%s/0.0/containers/%d/exec?cmd=sh&tty=true".formatted(base.replace("http:", "ws:"), container));
        this.socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
        Thread.ofVirtual().start(this::type);
    }

    private void type() {
        try {
            while (!gone.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                socket.sendBinary(ByteBuffer.wrap(COMMAND), true).join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException closed) {
            return;
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        echoed.addAndGet(data.remaining());
        webSocket.request(1);
        return null;
    }

    /** Without a word. */
    @Override
    public void close() {
        gone.countDown();
        socket.abort();
    }
}
