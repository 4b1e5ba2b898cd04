package io.kdaemon.gateway.application;

import io.kdaemon.gateway.web.fields.UnfitValueException;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code docker_image}: {@code [registry[:port]/]path[:tag][@digest]}, as the engine's own grammar has it. */
public final class ImageReference {

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final String REGISTRY = "(" + LABEL + "(\\." + LABEL + ")*|\\[[0-9A-Fa-f:]+\\])(:\\d{1,5})?";
    private static final String PART = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
    private static final String TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
    private static final String DIGEST = "[A-Za-z][A-Za-z0-9]*([+._-][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
    private static final Pattern REFERENCE =
            Pattern.compile("(" + REGISTRY + "/)?" + PART + "(/" + PART + ")*(:" + TAG + ")?(@" + DIGEST + ")?");
    private static final int LONGEST = 255;

    private ImageReference() {}

    public static String parse(JsonNode value) {
        String text = value.isString() ? value.stringValue().strip() : "";
        if (text.length() > LONGEST || !REFERENCE.matcher(text).matches()) {
            throw new UnfitValueException(
                    "an image like ghost, ghost:5 or registry.example.com:5000/team/app:1.2, the path in lower case");
        }
        return text;
    }
}
