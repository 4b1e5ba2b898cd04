package io.kdaemon.planning;

import io.kdaemon.planning.NodeFilter.Demand;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an application's constraints rule out. */
final class ConstraintFilters {

    private ConstraintFilters() {}

    static List<NodeFilter> all() {
        return List.of(
                new NodeFilter(
                        "hostname",
                        new Demand(ConstraintFilters::namesHosts, ConstraintFilters::isNamed),
                        ConstraintFilters::whyNotNamed),
                new NodeFilter(
                        "labels",
                        new Demand(ask -> !ask.constraints().labels().isEmpty(), ConstraintFilters::hasLabels),
                        ConstraintFilters::whichLabels),
                new NodeFilter(
                        "distinct_hosts",
                        new Demand(
                                ask -> ask.constraints().distinctHosts(),
                                (candidate, ask) -> candidate.residents().of(ask.application()) == 0),
                        (_, _) -> "has a container of the application already, distinct hosts are asked for"),
                new NodeFilter(
                        "not_with",
                        new Demand(
                                ask -> !ask.unwanted().isEmpty(),
                                (candidate, ask) -> ask.unwanted().stream()
                                        .noneMatch(
                                                other -> candidate.residents().of(other.id()) > 0)),
                        ConstraintFilters::whoIsThere),
                new NodeFilter(
                        "ports",
                        new Demand(
                                ask -> !ask.portHolders().isEmpty(),
                                (candidate, ask) -> ask.portHolders().stream()
                                        .noneMatch(
                                                holder -> candidate.residents().of(holder.id()) > 0)),
                        ConstraintFilters::whichPort),
                new NodeFilter(
                        "same_node_as",
                        new Demand(
                                ask -> !ask.wanted().isEmpty(),
                                (candidate, ask) -> ask.wanted().stream()
                                        .allMatch(other -> candidate.residents().of(other.id()) > 0)),
                        ConstraintFilters::whoIsMissing));
    }

    private static String whichPort(Candidate candidate, Ask ask) {
        return ask.portHolders().stream()
                .filter(holder -> candidate.residents().of(holder.id()) > 0)
                .map(holder -> "port %s is taken by '%s'".formatted(holder.port(), holder.name()))
                .collect(Collectors.joining(", "));
    }

    private static boolean namesHosts(Ask ask) {
        return !ask.constraints().hostnameIn().isEmpty()
                || !ask.constraints().hostnameNotIn().isEmpty();
    }

    private static boolean isNamed(Candidate candidate, Ask ask) {
        return ask.constraints().admitsHostname(candidate.hostname());
    }

    private static String whyNotNamed(Candidate candidate, Ask ask) {
        return ask.constraints().hostnameNotIn().contains(candidate.hostname())
                ? "ruled out by hostname"
                : "not among the hostnames asked for: "
                        + String.join(", ", ask.constraints().hostnameIn());
    }

    private static boolean hasLabels(Candidate candidate, Ask ask) {
        return ask.constraints().admitsLabels(candidate.node().profile().labels());
    }

    private static String whichLabels(Candidate candidate, Ask ask) {
        Map<String, String> labels = candidate.node().profile().labels();
        return ask.constraints().labels().stream()
                .filter(rule -> !rule.admits(labels))
                .map(rule -> "asks for %s, %s"
                        .formatted(
                                rule.text(),
                                labels.containsKey(rule.label())
                                        ? "here it is " + labels.get(rule.label())
                                        : "which it has no value of"))
                .collect(Collectors.joining("; "));
    }

    private static String whoIsThere(Candidate candidate, Ask ask) {
        return ask.unwanted().stream()
                .filter(other -> candidate.residents().of(other.id()) > 0)
                .map(Ask.Companion::name)
                .collect(Collectors.joining(", ", "has containers of ", ", which it must not share a node with"));
    }

    private static String whoIsMissing(Candidate candidate, Ask ask) {
        return ask.wanted().stream()
                .filter(other -> candidate.residents().of(other.id()) == 0)
                .map(Ask.Companion::name)
                .collect(Collectors.joining(", ", "has no container of ", ", which it has to share a node with"));
    }
}
