package io.kdaemon.testing.fault;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** What goes wrong with one request. */
public sealed interface Fault {

    /** The server hears it later. */
    record Delay(Duration time) implements Fault {}

    /** The connection is reset before the server hears of it. */
    record Reset() implements Fault {}

    /** The server never hears of it; the connection stays open, and nothing comes back. */
    record LostRequest() implements Fault {}

    /** The server does what it was asked for; then the connection is closed without a byte of its answer. */
    record LostAnswer() implements Fault {}

    /** The server does what it was asked for; the connection stays open, and nothing comes back. */
    record HeldAnswer() implements Fault {}

    /** The server does what it was asked for; only so many bytes of the answer's body arrive, then the connection is closed. */
    record Truncated(int bodyBytes) implements Fault {}

    /** The server does what it was asked for; something else arrives in place of its answer, then the connection is closed. */
    record OtherAnswer(Supplier<InputStream> bytes) implements Fault {}

    /** Something else than the server's answer, as it goes over the wire. */
    static Fault answers(String wholeAnswer) {
        return new OtherAnswer(() -> new ByteArrayInputStream(wholeAnswer.getBytes(StandardCharsets.UTF_8)));
    }

    /** A proper answer of JSON that the server did not give: {@code 500 Internal Server Error} for something that it did. */
    static Fault answersJson(String statusLine, String body) {
        return answers("HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(statusLine, body.getBytes(StandardCharsets.UTF_8).length, body));
    }

    default String label() {
        return getClass().getSimpleName();
    }
}
