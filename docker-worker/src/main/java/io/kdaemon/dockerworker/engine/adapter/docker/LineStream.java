package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.adapter.docker.transport.AnswerTooLongException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as they come, as bytes. Small, as there is one for every node: the JDK's readers keep 24 KiB each. */
final class LineStream {

    private static final int CHUNK_BYTES = 1024;
    private static final int MOST_BYTES = 1 << 20;

    private final InputStream bytes;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int position;
    private int limit;

    LineStream(InputStream bytes) {
        this.bytes = bytes;
    }

    /** @return the next line without its end; null when the stream has ended */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill()) {
            int end = endOfLine();
            line.write(chunk, position, end - position);
            position = end + 1;
            if (end < limit) {
                return line.toByteArray();
            }
            if (line.size() > MOST_BYTES) {
                throw new AnswerTooLongException("a line is longer than %d bytes".formatted(MOST_BYTES));
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private boolean fill() throws IOException {
        if (position >= limit) {
            position = 0;
            limit = bytes.read(chunk);
        }
        return limit > 0;
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && chunk[end] != '\n') {
            end++;
        }
        return end;
    }
}
