package io.kdaemon.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What it is connected to.
 *
 * @param mode {@code none}, {@code host} or the name of a network that the node has; null: the engine's bridge
 * @param extraHosts {@code name:address}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Network(@Nullable String mode, List<String> extraHosts) {

    public static final String HOST = "host";
    public static final String UNCONNECTED = "none";

    public static final Network NONE = new Network(null, List.of());

    public Network {
        extraHosts = List.copyOf(Objects.requireNonNullElse(extraHosts, List.of()));
    }
}
