package io.kdaemon.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The filters that concern one ask. */
final class Screening {

    /** Told by {@link #firstObjection}. */
    static final int NO_OBJECTION = -1;

    private final NodeFilter[] filters;
    private final Ask ask;

    Screening(List<NodeFilter> filters, Ask ask) {
        this.filters = filters.stream().filter(filter -> filter.concerns(ask)).toArray(NodeFilter[]::new);
        this.ask = ask;
    }

    Ask ask() {
        return ask;
    }

    /** How many filters there are. */
    int size() {
        return filters.length;
    }

    NodeFilter filter(int number) {
        return filters[number];
    }

    /** The number of the first filter that refuses. */
    int firstObjection(Candidate candidate) {
        for (int number = 0; number < filters.length; number++) {
            if (!filters[number].admits(candidate, ask)) {
                return number;
            }
        }
        return NO_OBJECTION;
    }

    /** Leaves out all those to come that any filter refuses, one filter after the other. */
    void sift(RandomOrder order, Cluster cluster, Refusals refusals) {
        for (int number = 0; number < filters.length && order.size() > 0; number++) {
            refusals.addAll(number, order.leaveOut(refused(filters[number].test(), cluster)), cluster);
        }
    }

    private IntPredicate refused(NodeFilter.Test test, Cluster cluster) {
        return switch (test) {
            case NodeFilter.Room room -> {
                long asked = room.asked().applyAsLong(ask);
                long[] free = cluster.free(room);
                yield position -> asked > free[position];
            }
            case NodeFilter.Demand demand -> position -> !demand.condition().admits(cluster.get(position), ask);
        };
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
