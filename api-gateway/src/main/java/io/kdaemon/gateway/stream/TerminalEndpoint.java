package io.kdaemon.gateway.stream;

import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamOverException;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One WebSocket and the stream behind it. What the client types is taken on the connection's own virtual thread, which waits while the command
 * does not read; what the command prints is sent by another one, which waits while the client does not.
 */
final class TerminalEndpoint extends Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalEndpoint.class);
    private static final int LONGEST_INPUT = 64 * 1024;
    private static final int MOST_CELLS = 1000;

    private final DuplexStream stream;
    private final ContainerStreamProperties properties;
    private final JsonMapper mapper;

    TerminalEndpoint(DuplexStream stream, ContainerStreamProperties properties, JsonMapper mapper) {
        this.stream = stream;
        this.properties = properties;
        this.mapper = mapper;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxBinaryMessageBufferSize(LONGEST_INPUT);
        session.setMaxTextMessageBufferSize(LONGEST_INPUT);
        session.setMaxIdleTimeout(0);
        session.addMessageHandler(byte[].class, (MessageHandler.Whole<byte[]>) this::type);
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> control(session, text));
        Thread.ofVirtual().name("terminal-output").start(() -> print(session));
    }

    private void type(byte[] bytes) {
        send(FrameKind.STDIN, bytes);
    }

    private void control(Session session, String text) {
        try {
            JsonNode message = mapper.readTree(text);
            switch (message.path("type").asString("nothing")) {
                case "resize" ->
                    resize(
                            session,
                            message.path("columns").asInt(0),
                            message.path("rows").asInt(0));
                case "input" -> type(message.path("data").asString("").getBytes(StandardCharsets.UTF_8));
                case "end_of_input" -> send(FrameKind.STDIN_END, new byte[0]);
                case String other ->
                    refuse(session, "type is '%s', expected resize, input or end_of_input".formatted(other));
            }
        } catch (JacksonException e) {
            refuse(session, "expected JSON in text messages; bytes are binary messages");
        }
    }

    private void resize(Session session, int columns, int rows) {
        if (columns < 1 || rows < 1 || columns > MOST_CELLS || rows > MOST_CELLS) {
            refuse(session, "columns and rows have to be numbers from 1 to " + MOST_CELLS);
        } else {
            send(FrameKind.RESIZE, "%dx%d".formatted(columns, rows).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void send(FrameKind kind, byte[] bytes) {
        try {
            stream.send(kind, bytes);
        } catch (StreamOverException over) {
            LOG.debug("stream={} has ended: input is dropped", stream.id());
        }
    }

    private static void refuse(Session session, String why) {
        close(session, CloseCodes.CANNOT_ACCEPT, why);
    }

    private void print(Session session) {
        TerminalSink sink = new TerminalSink(session, mapper);
        try {
            new StreamReader(stream, properties.heartbeat()).readTo(sink);
            close(session, CloseCodes.NORMAL_CLOSURE, sink.lastWords());
        } catch (IOException | RuntimeException e) {
            LOG.debug("stream={} client gone: {}", stream.id(), e.toString());
            close(session, CloseCodes.GOING_AWAY, "");
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        stream.close();
    }

    @Override
    public void onError(Session session, Throwable failure) {
        LOG.debug("stream={} broken: {}", stream.id(), failure.toString());
        stream.close();
    }

    private static void close(Session session, CloseCodes code, String why) {
        try {
            session.close(new CloseReason(code, why.length() > 100 ? why.substring(0, 100) : why));
        } catch (IOException | RuntimeException e) {
            LOG.debug("closing a terminal failed: {}", e.toString());
        }
    }
}
