package io.kdaemon.planning;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the containers of an application are spread over the values of a label.
 *
 * @param label null when nobody asks for it
 * @param containersByValue of every value that a node has
 */
record Spread(@Nullable String label, Map<String, Integer> containersByValue) {

    static final Spread UNASKED = new Spread(null, Map.of());

    /** 1 where the fewest are, less with each that is there beyond them; 0 for a node without the label. */
    double evenness(Candidate candidate) {
        String value = candidate.node().profile().labels().get(label);
        if (value == null) {
            return 0;
        }
        int least = Collections.min(containersByValue.values());
        return 1.0 / (1 + containersByValue.getOrDefault(value, least) - least);
    }
}
