package io.kdaemon.gateway.container;

import io.kdaemon.gateway.web.fields.UnfitValueException;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where a new container finds what it depends on. */
enum DependencyMode {
    /** A container of the application that is there already, else a new one, which others may share. */
    SHARED,
    /** A container made for it alone, which is removed with it. */
    OWN;

    static DependencyMode parse(JsonNode value) {
        String text = value.isString() ? value.stringValue().toUpperCase(Locale.ROOT) : "";
        return Stream.of(values())
                .filter(mode -> mode.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new UnfitValueException("shared or own"));
    }
}
