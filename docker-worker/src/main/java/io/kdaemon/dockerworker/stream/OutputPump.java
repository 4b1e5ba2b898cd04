package io.kdaemon.dockerworker.stream;

import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.EngineOutput;
import io.kdaemon.dockerworker.engine.EngineOutput.Chunk;
import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamOverException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Carries an engine's output into a stream, until either ends. */
final class OutputPump {

    private static final Executor READERS =
            task -> Thread.ofVirtual().name("stream-reader").start(task);

    private final ChunkBuffer buffer;
    private final EngineOutput output;
    private final DuplexStream stream;

    /** @param pace what comes within this time after the last frame goes together */
    OutputPump(EngineOutput output, DuplexStream stream, Duration pace) {
        this.buffer = new ChunkBuffer(pace);
        this.output = output;
        this.stream = stream;
    }

    /**
     * Returns when everything was sent.
     *
     * @throws EngineException when the engine broke it off
     * @throws StreamOverException when the other side did
     */
    void run() {
        stream.onEnd(buffer::end);
        CompletableFuture<Void> reading = CompletableFuture.runAsync(this::read, READERS);
        try {
            for (Optional<Chunk> chunk = buffer.take(); chunk.isPresent(); chunk = buffer.take()) {
                stream.send(kind(chunk.get()), chunk.get().bytes());
            }
            reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.STOPPING, "the docker-worker is stopping");
        } finally {
            buffer.end();
        }
    }

    private void read() {
        try {
            boolean isWanted = true;
            while (isWanted) {
                Optional<Chunk> chunk = output.next();
                isWanted = chunk.isPresent() && buffer.put(chunk.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            buffer.end();
        }
    }

    private static FrameKind kind(Chunk chunk) {
        return switch (chunk.source()) {
            case STDOUT -> FrameKind.STDOUT;
            case STDERR -> FrameKind.STDERR;
        };
    }
}
