package io.kdaemon.gateway.application.options;

import io.kdaemon.gateway.web.fields.UnfitValueException;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Absolute paths of containers and nodes: nothing in them may lead elsewhere than they seem to. */
final class Paths {

    private static final Pattern PATH = Pattern.compile("(/[^/\0:]+)+/?");
    private static final Pattern STEP = Pattern.compile("(^|.*/)\\.{1,2}(/.*|$)");
    private static final int LONGEST = 4096;

    private Paths() {}

    static boolean isAbsolute(String path) {
        return path.length() <= LONGEST
                && PATH.matcher(path).matches()
                && !STEP.matcher(path).matches();
    }

    /** Without a slash at its end. */
    static String plain(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static String parse(JsonNode value) {
        String path = value.isString() ? value.stringValue().strip() : "";
        if (path.equals("/")) {
            return path;
        }
        if (!isAbsolute(path)) {
            throw new UnfitValueException("an absolute path without '.', '..' and ':'");
        }
        return plain(path);
    }
}
