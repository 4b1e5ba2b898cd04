package io.kdaemon.placement;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where containers of an application may run. Stored as JSON; fields may be added, never renamed.
 *
 * @param labels all of them must hold
 * @param hostnameIn only these nodes; empty: any
 * @param hostnameNotIn none of these nodes
 * @param distinctHosts never two containers of the application on one node
 * @param sameNodeAs names of applications of each of which a container must be on the node
 * @param notWith names of applications of none of which a container may be on the node
 * @param spreadBy label over whose values the containers are spread as evenly as room allows; null: over nodes only
 */
public record Constraints(
        List<LabelRule> labels,
        List<String> hostnameIn,
        List<String> hostnameNotIn,
        boolean distinctHosts,
        List<String> sameNodeAs,
        List<String> notWith,
        @Nullable String spreadBy) {

    public static final Constraints NONE =
            new Constraints(List.of(), List.of(), List.of(), false, List.of(), List.of(), null);

    public Constraints {
        labels = List.copyOf(labels);
        hostnameIn = List.copyOf(hostnameIn);
        hostnameNotIn = List.copyOf(hostnameNotIn);
        sameNodeAs = List.copyOf(sameNodeAs);
        notWith = List.copyOf(notWith);
    }

    /** Whether a node may be it by its name. */
    public boolean admitsHostname(String hostname) {
        return (hostnameIn.isEmpty() || hostnameIn.contains(hostname)) && !hostnameNotIn.contains(hostname);
    }

    /** Whether a node may be it by its labels. */
    public boolean admitsLabels(Map<String, String> nodeLabels) {
        for (LabelRule rule : labels) {
            if (!rule.admits(nodeLabels)) {
                return false;
            }
        }
        return true;
    }

    /** Names of all applications it speaks of. */
    public List<String> applications() {
        return Stream.concat(sameNodeAs.stream(), notWith.stream()).distinct().toList();
    }

    /** The same where an application is called otherwise now. */
    public Constraints renamed(String before, String after) {
        return withApplications(name -> name.equals(before) ? after : name);
    }

    /** The same where an application is gone. */
    public Constraints without(String name) {
        return new Constraints(
                labels,
                hostnameIn,
                hostnameNotIn,
                distinctHosts,
                less(sameNodeAs, name),
                less(notWith, name),
                spreadBy);
    }

    private Constraints withApplications(UnaryOperator<String> change) {
        return new Constraints(
                labels,
                hostnameIn,
                hostnameNotIn,
                distinctHosts,
                sameNodeAs.stream().map(change).toList(),
                notWith.stream().map(change).toList(),
                spreadBy);
    }

    private static List<String> less(List<String> names, String name) {
        return names.stream().filter(other -> !Objects.equals(other, name)).toList();
    }
}
