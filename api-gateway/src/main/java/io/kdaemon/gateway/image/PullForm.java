package io.kdaemon.gateway.image;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.application.TextList;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.Values;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an image is wanted, checked.
 *
 * @param nodes empty: all that may run the application
 * @param refresh also where an image of that name is; null: as the application's pull policy says
 */
public record PullForm(List<Reference> nodes, @Nullable Boolean refresh) {

    static final int MOST_NODES = 1000;

    public static final FieldSet FIELDS = new FieldSet(
            "pull",
            List.of(
                    optional(
                            "nodes",
                            List.of("string", "integer", "array"),
                            "Numbers or names of nodes; without it all READY ones that the application's constraints allow",
                            "node-a,node-b"),
                    optional(
                            "refresh",
                            List.of("boolean"),
                            "Ask the registry also where a node has an image of that name; without it as pull_policy says",
                            true)));

    static PullForm read(RequestFields fields) {
        FIELDS.checkCreate(fields);
        List<String> nodes = Objects.requireNonNullElse(fields.optional("nodes", TextList::of, List.of()), List.of());
        if (nodes.isEmpty() && !fields.isEmpty("nodes")) {
            fields.refuse("nodes", "nodes is empty, expected numbers or names, or no such field for all nodes");
        }
        if (nodes.size() > MOST_NODES) {
            fields.refuse("nodes", "nodes are %d, expected at most %d".formatted(nodes.size(), MOST_NODES));
        }
        Boolean refresh = fields.optional("refresh", Values::flag, null);
        fields.verify();
        return new PullForm(nodes.stream().distinct().map(Reference::new).toList(), refresh);
    }
}
