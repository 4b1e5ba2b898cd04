package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.fields.UnfitValueException;
import tools.jackson.databind.JsonNode;

/** Absolute paths within a container. */
final class ContainerPath {

    private static final int LONGEST = 4096;
    static final String EXPECTATION = "an absolute path of at most %d characters".formatted(LONGEST);

    private ContainerPath() {}

    static String of(JsonNode value) {
        String path = value.isString() ? value.stringValue() : "";
        if (!isValid(path)) {
            throw new UnfitValueException(EXPECTATION);
        }
        return path;
    }

    static boolean isValid(String path) {
        return path.startsWith("/") && path.length() <= LONGEST && path.indexOf('\0') < 0;
    }
}
