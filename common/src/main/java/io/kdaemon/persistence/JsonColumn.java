package io.kdaemon.persistence;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Values kept as JSON text. Has a mapper of its own: how the API writes JSON must not change what is stored. */
final class JsonColumn {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonColumn() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, TypeReference<T> type) {
        return MAPPER.readValue(json, type);
    }
}
