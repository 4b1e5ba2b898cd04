package io.kdaemon.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * What its processes may do. None of them ever gains privileges by executing a file.
 *
 * @param capAdd in addition to the policy's minimal set, without {@code CAP_}
 * @param capDrop out of that set; {@code ALL} drops all of it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Security(boolean readOnlyRoot, boolean privileged, List<String> capAdd, List<String> capDrop) {

    public static final Security NONE = new Security(false, false, List.of(), List.of());

    public Security {
        capAdd = List.copyOf(Objects.requireNonNullElse(capAdd, List.of()));
        capDrop = List.copyOf(Objects.requireNonNullElse(capDrop, List.of()));
    }
}
