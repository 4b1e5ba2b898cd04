package io.kdaemon.testing.fault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Passes on the body behind a head, as it comes. */
record MessageBody(MessageHead head, InputStream in, Sink to) {

    private static final int CHUNK_BYTES = 8192;
    private static final int CR_LF = 2;

    /** Where bytes go. */
    @FunctionalInterface
    interface Sink {
        void write(byte[] bytes, int length) throws IOException;
    }

    /** As long as the head says; a body without any length has none. */
    void pass() throws IOException {
        if (head.isChunked()) {
            passChunks();
        } else {
            pass(head.contentLength().orElse(0L));
        }
    }

    boolean hasLength() {
        return head.isChunked() || head.contentLength().isPresent();
    }

    void passToTheEnd() throws IOException {
        byte[] buffer = new byte[CHUNK_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            to.write(buffer, read);
        }
    }

    private void passChunks() throws IOException {
        long size;
        do {
            String line = line();
            size = Long.parseLong(line.strip().split(";")[0], 16);
            byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
            to.write(bytes, bytes.length);
            pass(size + CR_LF);
        } while (size > 0);
    }

    private void pass(long length) throws IOException {
        byte[] buffer = new byte[CHUNK_BYTES];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("the body ended early");
            }
            to.write(buffer, read);
            left -= read;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.append((char) next);
            if (next == '\n') {
                return line.toString();
            }
        }
        throw new EOFException("the body ended early");
    }
}
