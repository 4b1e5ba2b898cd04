package io.kdaemon.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All filters, for one ask. */
record Screening(List<NodeFilter> filters, Ask ask) {

    /** The first filter that refuses; null when none does. */
    @Nullable
    NodeFilter firstObjection(Candidate candidate) {
        for (NodeFilter filter : filters) {
            if (!filter.admits(candidate, ask)) {
                return filter;
            }
        }
        return null;
    }

    /** Every filter that refuses, with its reason. */
    Map<String, String> objections(Candidate candidate) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (NodeFilter filter : filters) {
            if (!filter.admits(candidate, ask)) {
                reasons.put(filter.name(), filter.words().reason(candidate, ask));
            }
        }
        return reasons;
    }
}
