package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.EngineOutput.Chunk;
import io.kdaemon.dockerworker.engine.EngineOutput.Source;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A container's two streams in one: engines send frames, four bytes for the stream, four for the length, then so many bytes. */
final class Multiplexed {

    private static final int HEADER = 8;
    private static final int LENGTH_AT = 4;
    private static final int STDERR = 2;
    /** An engine's own complaint about the stream. */
    private static final int SYSTEM_ERROR = 3;

    private static final int BUFFER = 16 * 1024;

    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER];
    private Source source = Source.STDOUT;
    private long left;

    Multiplexed(InputStream bytes) {
        this.bytes = bytes;
    }

    /** The next bytes, which need not be all of a frame. Empty at the end. */
    Optional<Chunk> next() throws IOException {
        while (left == 0) {
            byte[] header = bytes.readNBytes(HEADER);
            if (header.length < HEADER) {
                return Optional.empty();
            }
            source = header[0] == STDERR || header[0] == SYSTEM_ERROR ? Source.STDERR : Source.STDOUT;
            left = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(LENGTH_AT));
        }
        int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
            throw new EOFException("the output ended in the middle of a frame");
        }
        left -= read;
        return Optional.of(new Chunk(source, Arrays.copyOf(buffer, read)));
    }
}
