package io.kdaemon.gateway.application.compose;

import io.kdaemon.gateway.application.compose.Translation.Note;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code ports} and {@code expose}. */
final class Ports {

    private static final Pattern SHORT = Pattern.compile(
            "((?<ip>\\d+(\\.\\d+){3}|\\[[0-9A-Fa-f:]+\\]):)?((?<host>\\d{0,5})(-\\d{1,5})?:)?(?<first>\\d{1,5})(-(?<last>\\d{1,5}))?(?<protocol>/\\w+)?");
    private static final int MOST = 100;

    private Ports() {}

    /** What is no port is taken as it is: the field's own rule will say what is wrong with it. */
    static void add(JsonNode ports, ArrayNode into, Consumer<Note> notes) {
        for (JsonNode port : ports) {
            if (port.isObject()) {
                String published = port.path("published").asString("");
                String host = published.isEmpty() ? "" : published + ":";
                into.add(host + port.path("target").asString("") + "/"
                        + port.path("protocol").asString("tcp"));
            } else {
                addShort(port.asString(), into, notes);
            }
        }
    }

    private static void addShort(String text, ArrayNode into, Consumer<Note> notes) {
        Matcher port = SHORT.matcher(text);
        if (!port.matches()) {
            into.add(text);
            return;
        }
        String protocol = port.group("protocol") == null ? "" : port.group("protocol");
        boolean fixed = port.group("host") != null && !port.group("host").isEmpty();
        int first = Integer.parseInt(port.group("first"));
        int last = port.group("last") == null ? first : Integer.parseInt(port.group("last"));
        for (int number = first; number <= Math.min(last, first + MOST); number++) {
            String host = fixed ? Integer.parseInt(port.group("host")) + number - first + ":" : "";
            into.add(host + number + protocol);
        }
        if (port.group("ip") != null) {
            notes.accept(new Note("ports", text + ": it is published on all addresses of its node"));
        }
    }
}
