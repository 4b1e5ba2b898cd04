package io.kdaemon.gateway.web.fields;

import tools.jackson.databind.JsonNode;

/** Turns a JSON value that is not null into what it means. */
@FunctionalInterface
public interface ValueParser<T> {

    /** @throws UnfitValueException saying what is expected */
    T parse(JsonNode value);
}
