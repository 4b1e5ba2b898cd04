package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.kdaemon.dockerworker.engine.UsageStream;
import java.io.IOException;
import java.util.Optional;

/** An engine's samples, one per line. */
final class DockerUsageStream implements UsageStream {

    private final EngineConnection connection;
    private final Response response;
    private final LineStream lines;

    DockerUsageStream(EngineConnection connection, Response response) {
        this.connection = connection;
        this.response = response;
        this.lines = new LineStream(response.getBody());
    }

    /** The first sample of a stream has nothing to compare with, and those of a container that does not run are empty. */
    @Override
    public Optional<Usage> next() {
        try {
            Optional<Usage> usage = Optional.empty();
            byte[] line = lines.next();
            while (line != null && usage.isEmpty()) {
                usage = UsageReading.parse(line);
                line = usage.isPresent() ? line : lines.next();
            }
            return usage;
        } catch (IOException | RuntimeException e) {
            throw connection.calls().explain(connection.failures(), e);
        }
    }

    @Override
    public void close() {
        response.close();
    }
}
