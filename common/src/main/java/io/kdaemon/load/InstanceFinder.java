package io.kdaemon.load;

import io.kdaemon.node.Node;
import io.kdaemon.node.PrometheusAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which instance of a Prometheus is which node: an instance is {@code host:9100} where the node is {@code host:2375}, so hosts are compared, unless the node names its instance. A
 * Prometheus that watches one machine only and serves one node only needs no comparison: that is how a node beside its own Prometheus on a unix
 * socket is found.
 */
public final class InstanceFinder {

    private static final int MOST_NAMED = 5;

    private final Map<String, Measured> measured;
    private final Pool exporters;
    private final Pool silent;

    /** @param measured by instance */
    public InstanceFinder(Map<String, Measured> measured) {
        this.measured = measured;
        this.exporters = Pool.of(measured, Measured::isExporter);
        this.silent = Pool.of(measured, instance -> !instance.isExporter());
    }

    /**
     * @param instance null when none or several fit
     * @param trouble why
     */
    public record Match(@Nullable String instance, @Nullable String trouble) {}

    /**
     * One that tells nothing just now is found as well, if no other fits.
     *
     * @param alone whether this Prometheus serves no other node
     */
    public Match find(Node node, boolean alone) {
        PrometheusAddress prometheus = node.profile().prometheus();
        String named = prometheus == null ? null : prometheus.instance();
        return named == null ? search(hosts(node), alone) : named(named);
    }

    private Match named(String instance) {
        return measured.containsKey(instance)
                ? new Match(instance, null)
                : new Match(
                        null, "it has no instance '%s'; it has %s".formatted(instance, some(exporters.instances())));
    }

    private Match search(List<String> hosts, boolean alone) {
        for (Pool pool : List.of(exporters, silent)) {
            List<String> fitting = alone && pool.instances().size() == 1 ? pool.instances() : pool.of(hosts);
            if (fitting.size() == 1) {
                return new Match(fitting.getFirst(), null);
            }
            if (fitting.size() > 1 && pool == exporters) {
                return new Match(null, "several of its instances match, say which by p_instance: " + some(fitting));
            }
        }
        return new Match(
                null,
                "none of its instances matches %s, say which by p_instance; it has %s"
                        .formatted(String.join(" or ", hosts), some(exporters.instances())));
    }

    private static List<String> hosts(Node node) {
        Node.Profile profile = node.profile();
        Stream<String> local = profile.engine().isUnixSocket() ? Stream.of("localhost") : Stream.empty();
        return Stream.concat(
                        Stream.of(profile.engine().publishedHost(), profile.hostname(), profile.advertisedHost()),
                        local)
                .map(InstanceFinder::lowerCase)
                .distinct()
                .toList();
    }

    private static String host(String instance) {
        int colon = instance.lastIndexOf(':');
        String host = colon > 0 ? instance.substring(0, colon) : instance;
        return lowerCase(host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
    }

    private static String lowerCase(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private static String some(List<String> instances) {
        String first = instances.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = instances.size() - MOST_NAMED;
        return instances.isEmpty()
                ? "none with figures of a machine"
                : more > 0 ? first + " and " + more + " more" : first;
    }

    private record Pool(List<String> instances, Map<String, List<String>> byHost) {

        static Pool of(Map<String, Measured> measured, Predicate<Measured> member) {
            List<String> instances = measured.entrySet().stream()
                    .filter(entry -> member.test(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            return new Pool(instances, instances.stream().collect(Collectors.groupingBy(InstanceFinder::host)));
        }

        /** Those of the first host that has any. */
        List<String> of(List<String> hosts) {
            return hosts.stream()
                    .filter(byHost::containsKey)
                    .findFirst()
                    .map(byHost::get)
                    .orElse(List.of());
        }
    }
}
