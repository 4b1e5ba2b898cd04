package io.kdaemon.watcher.publish;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.Endpoint;
import io.kdaemon.node.NodeId;
import java.util.Locale;
import java.util.regex.Pattern;

/** How things are called in the catalog, and which of them are ours. */
public final class ServiceNaming {

    private static final int LONGEST_NAME = 63;
    private static final String NAMELESS = "app";

    private final String cluster;
    private final Pattern ours;

    public ServiceNaming(String cluster) {
        this.cluster = cluster;
        this.ours = Pattern.compile("kd-" + Pattern.quote(cluster) + "-\\d+-\\d+-(tcp|udp)");
    }

    String cluster() {
        return cluster;
    }

    /** Strict, so that a cluster whose name begins like ours keeps what is its own. */
    public boolean isOurs(String serviceId) {
        return ours.matcher(serviceId).matches();
    }

    ServiceKey key(NodeId nodeId, ContainerId containerId, Endpoint endpoint) {
        String serviceId = "kd-%s-%s-%d-%s"
                .formatted(
                        cluster,
                        containerId,
                        endpoint.containerPort(),
                        endpoint.protocol().wireName());
        return new ServiceKey("kd-" + nodeId, serviceId);
    }

    /** The application's first port is the service of its name; the others say their port. */
    static String service(String application, Endpoint endpoint, boolean first) {
        String suffix = first ? "" : "-" + endpoint.containerPort();
        String name = trimmed(application.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        String shortened = name.substring(0, Math.min(name.length(), LONGEST_NAME - suffix.length()));
        return (shortened.isEmpty() ? NAMELESS : trimmed(shortened)) + suffix;
    }

    private static String trimmed(String name) {
        return name.replaceAll("^-+|-+$", "");
    }
}
