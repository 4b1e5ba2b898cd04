package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.EngineOutput;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an engine sends of a container, read by whoever asks for it. */
final class ContainerOutput implements EngineOutput {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerOutput.class);
    private static final int BUFFER = 16 * 1024;

    private final EngineConnection connection;
    private final Closeable source;
    private final Reader reader;

    private interface Reader {
        Optional<Chunk> next() throws IOException;
    }

    private ContainerOutput(EngineConnection connection, Closeable source, Reader reader) {
        this.connection = connection;
        this.source = source;
        this.reader = reader;
    }

    /** @param source what to close at the end */
    static ContainerOutput multiplexed(EngineConnection connection, Closeable source, InputStream bytes) {
        return new ContainerOutput(connection, source, new Multiplexed(bytes)::next);
    }

    /** Of a container with a terminal, or anything else that comes as it is. */
    static ContainerOutput raw(EngineConnection connection, Closeable source, InputStream bytes) {
        byte[] buffer = new byte[BUFFER];
        return new ContainerOutput(connection, source, () -> {
            int read = bytes.read(buffer);
            return read < 0 ? Optional.empty() : Optional.of(new Chunk(Source.STDOUT, Arrays.copyOf(buffer, read)));
        });
    }

    @Override
    public Optional<Chunk> next() {
        try {
            return reader.next();
        } catch (IOException | RuntimeException e) {
            throw connection.calls().explain(connection.failures(), e);
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("closing a container's output failed: {}", e.toString());
        }
    }
}
