package io.kdaemon.gateway.stream;

import io.kdaemon.messaging.stream.FrameKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Objects that come as they are to be answered, each in a frame of its own. */
record JsonLines(String name) implements JsonSink.Objects {

    @Override
    public List<JsonSink.Written> of(FrameKind kind, byte[] bytes) {
        return List.of(new JsonSink.Written(new String(bytes, StandardCharsets.UTF_8).strip()));
    }

    @Override
    public List<JsonSink.Written> rest() {
        return List.of();
    }
}
