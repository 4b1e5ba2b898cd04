package io.kdaemon.gateway.stream;

import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a command prints, as binary messages; its exit code, or what went wrong, as the last message, in JSON. */
final class TerminalSink implements StreamReader.Sink {

    private final Session session;
    private final JsonMapper mapper;
    private String lastWords = "";

    TerminalSink(Session session, JsonMapper mapper) {
        this.session = session;
        this.mapper = mapper;
    }

    String lastWords() {
        return lastWords;
    }

    @Override
    public void data(FrameKind kind, byte[] bytes) throws IOException {
        session.getBasicRemote().sendBinary(ByteBuffer.wrap(bytes));
    }

    @Override
    public void silence() throws IOException {
        session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
    }

    @Override
    public void end(String result) throws IOException {
        tell(Map.of("type", "exit", "exit_code", Integer.valueOf(result)));
    }

    @Override
    public void failed(StreamFailure failure) throws IOException {
        lastWords = failure.message();
        tell(Map.of("type", "error", "error", failure.message()));
    }

    private void tell(Map<String, Object> message) throws IOException {
        session.getBasicRemote().sendText(mapper.writeValueAsString(message));
    }
}
