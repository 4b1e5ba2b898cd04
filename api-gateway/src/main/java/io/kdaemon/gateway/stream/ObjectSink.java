package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import java.io.ByteArrayOutputStream;

/** Gathers a small answer, of which nothing was sent yet when something goes wrong. */
record ObjectSink(ByteArrayOutputStream gathered) implements StreamReader.Sink {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    @Override
    public void data(FrameKind kind, byte[] bytes) {
        if (gathered.size() + bytes.length > MOST_BYTES) {
            throw StreamProblems.unavailable("The answer is larger than %d bytes".formatted(MOST_BYTES));
        }
        gathered.writeBytes(bytes);
    }

    @Override
    public void silence() {}

    @Override
    public void end(String result) {
        if (gathered.size() == 0) {
            throw RequestRefusedException.conflict("The container has stopped meanwhile");
        }
    }

    @Override
    public void failed(StreamFailure failure) {
        throw StreamProblems.of(failure);
    }
}
