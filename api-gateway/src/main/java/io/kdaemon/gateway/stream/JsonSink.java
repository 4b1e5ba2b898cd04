package io.kdaemon.gateway.stream;

import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects, as lines or as events. A failure is the last one. */
final class JsonSink implements StreamReader.Sink {

    private final OutputStream out;
    private final StreamFormat format;
    private final JsonMapper mapper;
    private final Objects objects;

    /** One that is JSON already. */
    record Written(String json) {}

    /** Makes objects of bytes. */
    interface Objects {

        /** @param name of the event that each of them is */
        String name();

        List<?> of(FrameKind kind, byte[] bytes);

        /** What was not complete so far. */
        List<?> rest();
    }

    JsonSink(OutputStream out, StreamFormat format, JsonMapper mapper, Objects objects) {
        this.out = out;
        this.format = format;
        this.mapper = mapper;
        this.objects = objects;
    }

    @Override
    public void data(FrameKind kind, byte[] bytes) throws IOException {
        write(objects.name(), objects.of(kind, bytes));
    }

    @Override
    public void silence() throws IOException {
        write(format == StreamFormat.EVENTS ? ": heartbeat\n\n" : "\n");
        out.flush();
    }

    @Override
    public void end(String result) throws IOException {
        write(objects.name(), objects.rest());
        if (format == StreamFormat.EVENTS) {
            write("end", List.of(Map.of()));
        }
    }

    @Override
    public void failed(StreamFailure failure) throws IOException {
        write(objects.name(), objects.rest());
        write("error", List.of(Map.of("error", failure.message())));
    }

    private void write(String name, List<?> values) throws IOException {
        for (Object value : values) {
            String json = value instanceof Written(String text) ? text : mapper.writeValueAsString(value);
            write(format == StreamFormat.EVENTS ? "event:" + name + "\ndata:" + json + "\n\n" : json + "\n");
        }
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
