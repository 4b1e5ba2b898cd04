package io.kdaemon.gateway.application.compose;

import io.kdaemon.gateway.application.compose.Translation.Note;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code ports} and {@code expose}. */
final class Ports {

    private static final Pattern SHORT = Pattern.compile(
            "((?<ip>\\d+(\\.\\d+){3}|\\[[0-9A-Fa-f:]+\\]):)?((?<host>\\d*(-\\d+)?):)?(?<first>\\d{1,5})(-(?<last>\\d{1,5}))?(?<protocol>/\\w+)?");
    private static final int MOST = 100;

    private Ports() {}

    /** What is no port is taken as it is: the field's own rule will say what is wrong with it. */
    static void add(JsonNode ports, ArrayNode into, Consumer<Note> notes) {
        for (JsonNode port : ports) {
            if (port.isObject()) {
                addLong(port, into, notes);
            } else {
                addShort(port.asString(), into, notes);
            }
        }
    }

    private static void addLong(JsonNode port, ArrayNode into, Consumer<Note> notes) {
        into.add(port.path("target").asString("") + "/" + port.path("protocol").asString("tcp"));
        if (port.has("published")) {
            notes.accept(fixed(port.get("published").asString()));
        }
    }

    private static void addShort(String text, ArrayNode into, Consumer<Note> notes) {
        Matcher port = SHORT.matcher(text);
        if (!port.matches()) {
            into.add(text);
            return;
        }
        String protocol = port.group("protocol") == null ? "" : port.group("protocol");
        range(port).forEach(number -> into.add(number + protocol));
        if (port.group("host") != null && !port.group("host").isEmpty()) {
            notes.accept(fixed(text));
        }
    }

    private static List<Integer> range(Matcher port) {
        int first = Integer.parseInt(port.group("first"));
        int last = port.group("last") == null ? first : Integer.parseInt(port.group("last"));
        return IntStream.rangeClosed(first, Math.min(last, first + MOST))
                .boxed()
                .toList();
    }

    private static Note fixed(String published) {
        return new Note(
                "ports",
                published + ": the node's port is not fixed, a free one is taken; see the container's endpoints");
    }
}
