package io.kdaemon.testing.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A message's first line and headers, as they came, with the empty line behind them. */
record MessageHead(byte[] bytes) {

    private static final int MOST_BYTES = 1 << 20;
    private static final String SEPARATOR = "\r\n\r\n";

    /** @return empty when the connection ended instead */
    static Optional<MessageHead> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int end = 0;
        while (end < SEPARATOR.length()) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            if (head.size() >= MOST_BYTES) {
                throw new IOException("Expected the head of a message to end within " + MOST_BYTES + " bytes");
            }
            head.write(next);
            end = next == SEPARATOR.charAt(end) ? end + 1 : next == '\r' ? 1 : 0;
        }
        return Optional.of(new MessageHead(head.toByteArray()));
    }

    String firstLine() {
        return text().lines().findFirst().orElse("");
    }

    int status() {
        return Integer.parseInt(firstLine().split(" ")[1]);
    }

    /** The connection is not for requests any more when the answer agrees. */
    boolean isUpgrade() {
        return header("upgrade").isPresent();
    }

    boolean isChunked() {
        return header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }

    Optional<Long> contentLength() {
        return header("content-length").map(Long::valueOf);
    }

    private Optional<String> header(String name) {
        return lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private Stream<String> lines() {
        return text().lines().skip(1);
    }

    private String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
