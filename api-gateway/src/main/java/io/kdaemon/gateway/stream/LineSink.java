package io.kdaemon.gateway.stream;

import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import java.util.function.Consumer;

/** Hands on what comes piece by piece, as the docker-worker sends it. */
record LineSink(Consumer<byte[]> taker, Runnable nothing) implements StreamReader.Sink {

    @Override
    public void data(FrameKind kind, byte[] bytes) {
        taker.accept(bytes);
    }

    @Override
    public void silence() {
        nothing.run();
    }

    @Override
    public void end(String result) {}

    @Override
    public void failed(StreamFailure failure) {
        throw StreamProblems.of(failure);
    }
}
