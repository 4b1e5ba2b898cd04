package io.kdaemon.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of its output.
 *
 * @param driver the engine's name for it; null: {@code json-file}
 * @param options the driver's own
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LogOptions(@Nullable String driver, Map<String, String> options) {

    public LogOptions {
        options = Map.copyOf(Objects.requireNonNullElse(options, Map.of()));
    }
}
