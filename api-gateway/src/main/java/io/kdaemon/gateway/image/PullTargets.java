package io.kdaemon.gateway.image;

import io.kdaemon.application.Application;
import io.kdaemon.gateway.node.NodeDirectory;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import java.util.List;

/** The nodes that an application's image is brought to. */
final class PullTargets {

    private final NodeDirectory directory;
    private final NodeRepository nodes;

    PullTargets(NodeDirectory directory, NodeRepository nodes) {
        this.directory = directory;
        this.nodes = nodes;
    }

    /** Those that are named; else those where the scheduler could place a container of it, had they room. */
    List<Node> of(Application application, List<Reference> named) {
        if (!named.isEmpty()) {
            return named.stream().map(this::named).distinct().toList();
        }
        List<Node> fit = nodes.listAll().stream()
                .filter(node -> mayRun(application, node))
                .toList();
        if (fit.isEmpty()) {
            throw RequestRefusedException.conflict(
                    "No node that is READY and enabled fits the constraints of '%s'".formatted(application.name()));
        }
        return fit;
    }

    private Node named(Reference reference) {
        return directory
                .find(reference)
                .orElseThrow(() -> RequestRefusedException.unknown("nodes", "node", reference.text()));
    }

    private static boolean mayRun(Application application, Node node) {
        return node.enabled()
                && node.isHealthy()
                && application.constraints().admitsHostname(node.profile().hostname())
                && application.constraints().admitsLabels(node.profile().labels());
    }
}
