package io.kdaemon.gateway.stream;

import io.kdaemon.messaging.stream.FrameKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container's output as lines, each with its stream and its time, which the engine has put in front of it. */
final class LogLines implements JsonSink.Objects {

    /** Longer lines are cut in pieces: a container may print for ever without ending one. */
    private static final int LONGEST = 64 * 1024;

    private final Map<FrameKind, ByteArrayOutputStream> begun = new EnumMap<>(FrameKind.class);

    /** @param time null where the engine did not say, as in the later pieces of a very long line */
    record Line(String stream, @Nullable String time, String line) {

        static Line of(FrameKind kind, String text) {
            int space = text.indexOf(' ');
            return space > 0 && text.charAt(space - 1) == 'Z' && Character.isDigit(text.charAt(0))
                    ? new Line(kind.label(), text.substring(0, space), text.substring(space + 1))
                    : new Line(kind.label(), null, text);
        }
    }

    @Override
    public String name() {
        return "line";
    }

    @Override
    public List<Line> of(FrameKind kind, byte[] bytes) {
        ByteArrayOutputStream line = begun.computeIfAbsent(kind, _ -> new ByteArrayOutputStream());
        List<Line> complete = new ArrayList<>();
        for (byte one : bytes) {
            if (one != '\n') {
                line.write(one);
            }
            if (one == '\n' || line.size() >= LONGEST) {
                complete.add(end(kind, line));
            }
        }
        return complete;
    }

    @Override
    public List<Line> rest() {
        List<Line> rest = new ArrayList<>();
        begun.forEach((kind, line) -> {
            if (line.size() > 0) {
                rest.add(end(kind, line));
            }
        });
        return rest;
    }

    private static Line end(FrameKind kind, ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return Line.of(kind, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
