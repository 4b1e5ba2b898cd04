package io.kdaemon.planning;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.NodeId;
import io.kdaemon.placement.LabelRule;
import io.kdaemon.placement.LabelRule.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The nodes as one batch of decisions sees them: what one placement promises, the next one knows. Finds the nodes that a constraint leaves over
 * without looking at the others.
 */
public final class Cluster {

    private final List<Candidate> candidates;
    private final ClusterIndex index;
    private final Map<NodeFilter.Room, long[]> free = new HashMap<>();
    private @Nullable Map<ApplicationId, Positions> homes;

    private Cluster(List<Candidate> candidates, ClusterIndex index) {
        this.candidates = new ArrayList<>(candidates);
        this.index = index;
    }

    public static Cluster of(List<Candidate> candidates) {
        return new Cluster(candidates, new ClusterIndex(candidates));
    }

    /** The same picture, whose promises do not show here. */
    public Cluster copy() {
        return new Cluster(candidates, index);
    }

    /** A copy in which the node does not answer any more. */
    public Cluster assumeDown(NodeId node) {
        Cluster assumed = copy();
        Integer position = index.position(node);
        if (position != null) {
            assumed.set(position, assumed.candidates.get(position).down());
        }
        return assumed;
    }

    public List<Candidate> candidates() {
        return Collections.unmodifiableList(candidates);
    }

    int size() {
        return candidates.size();
    }

    Candidate get(int position) {
        return candidates.get(position);
    }

    /** Nothing happens when the node is gone meanwhile. */
    public void promise(NodeId node, Ask ask) {
        Integer position = index.position(node);
        if (position != null) {
            Candidate before = candidates.get(position);
            set(position, before.reserve(ask));
            if (homes != null && ask.application() != null && before.residents().of(ask.application()) == 0) {
                homes.computeIfAbsent(ask.application(), _ -> new Positions()).add(position);
            }
        }
    }

    private void set(int position, Candidate candidate) {
        candidates.set(position, candidate);
        free.forEach((room, column) -> column[position] = room.free().applyAsLong(candidate));
    }

    /** What there is of it at each position: worked out when it is first asked for, and kept true from then on. */
    long[] free(NodeFilter.Room room) {
        return free.computeIfAbsent(room, _ -> {
            long[] column = new long[candidates.size()];
            for (int i = 0; i < column.length; i++) {
                column[i] = room.free().applyAsLong(candidates.get(i));
            }
            return column;
        });
    }

    /** The fewest nodes that one of the constraints leaves over; null when none of them says where. */
    @Nullable
    Positions left(Ask ask) {
        List<Positions> left = new ArrayList<>();
        if (!ask.constraints().hostnameIn().isEmpty()) {
            left.add(index.named(ask.constraints().hostnameIn()));
        }
        for (LabelRule rule : ask.constraints().labels()) {
            if (rule.operator() != Operator.NOT_EQUAL) {
                left.add(index.labelled(rule.label(), rule.values()));
            }
        }
        ask.wanted().forEach(companion -> left.add(homesOf(companion.id())));
        return left.stream().min((a, b) -> Integer.compare(a.size(), b.size())).orElse(null);
    }

    Spread spread(Ask ask) {
        String label = ask.constraints().spreadBy();
        if (label == null) {
            return Spread.UNASKED;
        }
        Map<String, Integer> containers = new TreeMap<>();
        index.values(label).forEach(value -> containers.put(value, 0));
        for (int position : homesOf(ask.application()).toArray()) {
            Candidate home = candidates.get(position);
            String value = home.node().profile().labels().get(label);
            if (value != null) {
                containers.merge(value, home.residents().of(ask.application()), Integer::sum);
            }
        }
        return new Spread(label, containers);
    }

    private Positions homesOf(@Nullable ApplicationId application) {
        if (application == null) {
            return new Positions();
        }
        if (homes == null) {
            homes = new HashMap<>();
            for (int i = 0; i < candidates.size(); i++) {
                for (ApplicationId resident :
                        candidates.get(i).residents().containers().keySet()) {
                    homes.computeIfAbsent(resident, _ -> new Positions()).add(i);
                }
            }
        }
        return homes.getOrDefault(application, new Positions());
    }
}
