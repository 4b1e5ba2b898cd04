package io.kdaemon.gateway.node;

import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.web.Page;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.load.LoadTable;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Finds nodes and shows them. */
public final class NodeDirectory {

    private final NodeRepository nodes;
    private final ContainerRepository containers;
    private final LoadTable loads;

    public NodeDirectory(NodeRepository nodes, ContainerRepository containers, LoadTable loads) {
        this.nodes = nodes;
        this.containers = containers;
        this.loads = loads;
    }

    /** Refuses the request when there is no such node. */
    public Node get(Reference reference) {
        return find(reference).orElseThrow(() -> RequestRefusedException.notFound("node", reference.text()));
    }

    public Optional<Node> find(Reference reference) {
        OptionalLong number = reference.number();
        return number.isPresent() ? nodes.find(new NodeId(number.getAsLong())) : nodes.findByHostname(reference.text());
    }

    NodeView view(Node node) {
        return view(node, containers.countByNode());
    }

    Page<NodeView> list(PageRequest request, Predicate<Node> fits) {
        Map<NodeId, Integer> counts = containers.countByNode();
        return Page.read(request, nodes::listAfter, node -> node.id().value(), fits)
                .map(node -> view(node, counts));
    }

    private NodeView view(Node node, Map<NodeId, Integer> counts) {
        return NodeView.of(node, counts.getOrDefault(node.id(), 0), loads.of(node));
    }
}
