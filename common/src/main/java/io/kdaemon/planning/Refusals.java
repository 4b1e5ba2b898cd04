package io.kdaemon.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who was refused by which filter: all are counted, some are remembered so that they can be shown. */
final class Refusals {

    /** Of one filter. */
    static final int EXAMPLES = 3;

    private static final int MOST_OTHERS = 50;

    private final Screening screening;
    private final int[] counts;
    private final List<Verdict> examples = new ArrayList<>();
    private final List<Verdict> others = new ArrayList<>();

    Refusals(Screening screening) {
        this.screening = screening;
        this.counts = new int[screening.size()];
    }

    /** @param filter the number of the one that objects first */
    void add(int filter, Candidate candidate) {
        if (counts[filter] < EXAMPLES) {
            examples.add(Verdict.refused(candidate, screening, screening.filter(filter)));
        } else if (others.size() < MOST_OTHERS) {
            others.add(Verdict.refused(candidate, screening, screening.filter(filter)));
        }
        counts[filter]++;
    }

    void addAll(int filter, int[] positions, Cluster cluster) {
        int told = Math.min(positions.length, EXAMPLES + MOST_OTHERS);
        for (int i = 0; i < told; i++) {
            add(filter, cluster.get(positions[i]));
        }
        counts[filter] += positions.length - told;
    }

    int total() {
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    /** How many each filter has refused; those that refused none are left out. */
    Map<String, Integer> byFilter() {
        Map<String, Integer> byFilter = new LinkedHashMap<>();
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0) {
                byFilter.put(screening.filter(number).name(), counts[number]);
            }
        }
        return byFilter;
    }

    Stream<Verdict> remembered() {
        return Stream.concat(examples.stream(), others.stream());
    }
}
