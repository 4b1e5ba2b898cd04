package io.kdaemon.gateway.node;

import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.node.Node;

/** Changes a node; when its engine is somewhere else now, answers what the first look there found. */
public final class NodeChange {

    private final NodeRegistry registry;
    private final NodeDirectory directory;
    private final FirstLook firstLook;
    private final LoadLook loadLook;
    private final Transactions transactions;

    public NodeChange(
            NodeRegistry registry,
            NodeDirectory directory,
            FirstLook firstLook,
            LoadLook loadLook,
            Transactions transactions) {
        this.registry = registry;
        this.directory = directory;
        this.firstLook = firstLook;
        this.loadLook = loadLook;
        this.transactions = transactions;
    }

    NodeView change(Reference reference, RequestFields fields) {
        Node changed = transactions.run(() -> {
            Node before = directory.get(reference);
            return registry.change(before, registry.read(fields, before));
        });
        loadLook.at(changed);
        return directory.view(firstLook.await(changed.id()).orElse(changed));
    }
}
