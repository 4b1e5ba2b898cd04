package io.kdaemon.dockerworker.stream;

import io.kdaemon.dockerworker.engine.EngineOutput;
import io.kdaemon.messaging.stream.StreamFailure.Reason;
import java.util.Optional;

/** Breaks off what is larger than it may be. */
final class LimitedOutput implements EngineOutput {

    private final EngineOutput output;
    private final long most;
    private long read;

    LimitedOutput(EngineOutput output, long most) {
        this.output = output;
        this.most = most;
    }

    @Override
    public Optional<Chunk> next() {
        Optional<Chunk> chunk = output.next();
        read += chunk.map(some -> some.bytes().length).orElse(0);
        if (read > most) {
            throw tooLarge(most);
        }
        return chunk;
    }

    static StreamRefusedException tooLarge(long most) {
        return new StreamRefusedException(
                Reason.TOO_LARGE, "What is to be copied is larger than the limit of %d bytes".formatted(most));
    }

    @Override
    public void close() {
        output.close();
    }
}
