package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer that has to end: one that goes on for ever would otherwise be collected until the memory is full. */
final class BoundedBody extends FilterInputStream {

    private final long most;
    private long read;

    BoundedBody(InputStream body, long most) {
        super(body);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(count);
        return count;
    }

    private void count(int bytes) throws AnswerTooLongException {
        read += Math.max(0, bytes);
        if (read > most) {
            throw new AnswerTooLongException("the answer is longer than %d bytes".formatted(most));
        }
    }
}
