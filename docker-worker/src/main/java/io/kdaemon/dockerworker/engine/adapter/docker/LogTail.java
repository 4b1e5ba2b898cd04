package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.kdaemon.dockerworker.engine.EngineOutput.Chunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The end of a container's output. */
record LogTail(EngineConnection connection) {

    private static final int MAX_BYTES = 64 * 1024;

    String read(String reference, int lines) throws IOException {
        Request request = Request.builder()
                .method(Request.Method.GET)
                .path("/containers/%s/logs?stdout=1&stderr=1&tail=%d".formatted(reference, lines))
                .build();
        try (Response response = connection.streams().execute(request)) {
            EngineAnswers.requireSuccess(response);
            return text(new Multiplexed(response.getBody()));
        }
    }

    private static String text(Multiplexed output) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Optional<Chunk> chunk = output.next();
        while (chunk.isPresent() && text.size() < MAX_BYTES) {
            text.write(chunk.get().bytes());
            chunk = output.next();
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }
}
