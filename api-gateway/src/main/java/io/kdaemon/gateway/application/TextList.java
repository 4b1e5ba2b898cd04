package io.kdaemon.gateway.application;

import io.kdaemon.gateway.web.fields.UnfitValueException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A list as clients write it: a text with commas, a single number, or an array of texts and numbers. */
public final class TextList {

    private TextList() {}

    public static List<String> of(JsonNode value) {
        Stream<JsonNode> items = value.isArray() ? value.valueStream() : Stream.of(value);
        return items.flatMap(TextList::split).toList();
    }

    private static Stream<String> split(JsonNode item) {
        if (item.isIntegralNumber()) {
            return Stream.of(item.toString());
        }
        if (!item.isString()) {
            throw new UnfitValueException("a text, a number, or an array of them");
        }
        return Arrays.stream(item.stringValue().split(",")).map(String::strip).filter(text -> !text.isEmpty());
    }
}
