package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A connection that has left HTTP behind: bytes both ways, each direction with an end of its own.
 *
 * @param response what the engine answered
 * @param socket null when it does not leave HTTP
 */
public record Takeover(Response response, @Nullable Socket socket) implements Closeable {

    public InputStream input() {
        return response.getBody();
    }

    public void write(byte[] bytes) throws IOException {
        OutputStream out = requireSocket().getOutputStream();
        out.write(bytes);
        out.flush();
    }

    public void endOutput() throws IOException {
        requireSocket().shutdownOutput();
    }

    /** @throws IOException when the engine goes on with HTTP */
    public Socket requireSocket() throws IOException {
        if (socket == null) {
            throw new ProtocolException("Expected the engine to hand the connection over, but it answered %d"
                    .formatted(response.getStatusCode()));
        }
        return socket;
    }

    @Override
    public void close() throws IOException {
        response.close();
    }
}
