package io.kdaemon.dockerworker.stream;

import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;

/** What the gateway sends, as bytes to read. It fails when the gateway goes away before it has sent everything. */
final class StreamInput extends InputStream {

    private static final Duration LOOK = Duration.ofSeconds(30);

    private final DuplexStream stream;
    private byte[] current = {};
    private int position;
    private boolean ended;

    StreamInput(DuplexStream stream) {
        this.stream = stream;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (position == current.length && !ended) {
            receive();
        }
        if (position == current.length) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, bytes, offset, count);
        position += count;
        return count;
    }

    private void receive() throws IOException {
        Optional<Frame> next = next();
        if (next.isPresent()) {
            take(next.get());
        }
    }

    private void take(Frame frame) throws IOException {
        switch (frame.kind()) {
            case STDIN -> {
                current = frame.body();
                position = 0;
            }
            case STDIN_END -> ended = true;
            case END, ERROR, CLOSE -> throw new IOException("the gateway has gone");
            case OPENED, STDOUT, STDERR, RESIZE, CREDIT, HEARTBEAT -> {}
        }
    }

    private Optional<Frame> next() throws IOException {
        try {
            return stream.next(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the docker-worker is stopping");
        }
    }
}
