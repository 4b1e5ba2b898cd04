package io.kdaemon.gateway.node;

import io.kdaemon.gateway.web.Answer;
import io.kdaemon.gateway.web.Answers;
import io.kdaemon.gateway.web.Creations;
import io.kdaemon.gateway.web.Creations.Creation;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.node.Node;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Adds a node and answers what the first look at it found. */
public final class NodeCreation {

    private final NodeRegistry registry;
    private final NodeDirectory directory;
    private final FirstLook firstLook;
    private final LoadLook loadLook;
    private final Creations creations;
    private final Answers answers;

    public NodeCreation(
            NodeRegistry registry,
            NodeDirectory directory,
            FirstLook firstLook,
            LoadLook loadLook,
            Creations creations,
            Answers answers) {
        this.registry = registry;
        this.directory = directory;
        this.firstLook = firstLook;
        this.loadLook = loadLook;
        this.creations = creations;
        this.answers = answers;
    }

    Answer create(@Nullable String key, RequestFields fields) {
        NodeFields.ALL.checkCreate(fields);
        NodeForm form = registry.read(fields);
        AtomicReference<@Nullable Node> added = new AtomicReference<>();
        Creation creation = creations.create(key, "node", fields, () -> {
            Node node = registry.add(form);
            added.set(node);
            return answer(node);
        });
        Node node = added.get();
        return creation.isFirst() && node != null ? look(key, node, creation.answer()) : creation.answer();
    }

    /** Its engine is looked at by others meanwhile. */
    private Answer look(@Nullable String key, Node added, Answer unseen) {
        loadLook.at(added);
        Answer seen = firstLook.await(added.id()).map(this::answer).orElse(unseen);
        creations.amend(key, seen);
        return seen;
    }

    private Answer answer(Node node) {
        return answers.created("/nodes/" + node.id(), directory.view(node));
    }
}
