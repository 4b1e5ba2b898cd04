package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The end of a container's output. Engines send it in frames: four bytes for the stream, four for the length, then the text. */
record LogTail(EngineConnection connection) {

    private static final int HEADER = 8;
    private static final int LENGTH_AT = 4;
    private static final int MAX_BYTES = 64 * 1024;

    String read(String reference, int lines) throws IOException {
        Request request = Request.builder()
                .method(Request.Method.GET)
                .path("/containers/%s/logs?stdout=1&stderr=1&tail=%d".formatted(reference, lines))
                .build();
        try (Response response = connection.streams().execute(request)) {
            EngineAnswers.requireSuccess(response);
            return unframed(new DataInputStream(response.getBody()));
        }
    }

    private static String unframed(DataInputStream frames) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] header = frames.readNBytes(HEADER);
        while (header.length == HEADER && text.size() < MAX_BYTES) {
            text.write(frames.readNBytes(Math.clamp(length(header), 0, MAX_BYTES)));
            header = frames.readNBytes(HEADER);
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    private static int length(byte[] header) {
        return ByteBuffer.wrap(header).getInt(LENGTH_AT);
    }
}
