package io.kdaemon.gateway.application.options;

import io.kdaemon.gateway.web.fields.UnfitValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A command: an array of words, or a text that is split where a shell would split it. It is not run by one: variables and pipes mean nothing. */
final class ShellWords {

    private final List<String> words = new ArrayList<>();
    private @Nullable StringBuilder word;
    private char quote;

    private ShellWords() {}

    static List<String> parse(JsonNode value) {
        if (value.isString()) {
            return new ShellWords().split(value.stringValue());
        }
        Stream<JsonNode> items = value.isArray() ? value.valueStream() : Stream.of(value);
        return items.map(ShellWords::word).toList();
    }

    private static String word(JsonNode item) {
        if (item.isString() && item.stringValue().indexOf('\0') < 0) {
            return item.stringValue();
        }
        if (item.isNumber() || item.isBoolean()) {
            return item.toString();
        }
        throw new UnfitValueException("a text or an array of texts");
    }

    private List<String> split(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                add(text.charAt(++i));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begin();
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                end();
            } else {
                add(c);
            }
        }
        if (quote != 0) {
            throw new UnfitValueException("a command whose quotes are closed");
        }
        end();
        return words;
    }

    private StringBuilder begin() {
        word = word == null ? new StringBuilder() : word;
        return word;
    }

    private void add(char c) {
        begin().append(c);
    }

    private void end() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }
}
