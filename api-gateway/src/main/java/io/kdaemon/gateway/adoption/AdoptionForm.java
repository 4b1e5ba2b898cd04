package io.kdaemon.gateway.adoption;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.application.ApplicationReference;
import io.kdaemon.gateway.application.TextList;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.Values;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to be taken over, checked.
 *
 * @param containers the engine's ids, beginnings of them, or names; empty: all that the node has
 * @param application null: one that follows from each container
 */
public record AdoptionForm(
        List<String> containers, @Nullable Reference application) {

    private static final int MOST = 1000;

    public static final FieldSet FIELDS = new FieldSet(
            "adoption",
            List.of(
                    optional(
                            "containers",
                            List.of("string", "array"),
                            "The engine's ids of containers, or their names",
                            "nginx"),
                    optional("all", List.of("boolean"), "All that the node has", true),
                    optional(
                            "application_id",
                            List.of("integer", "string"),
                            "The application they are containers of; else each gets one that says how it runs",
                            1),
                    optional("application", List.of("string"), "The same by name", "ghost-blog")));

    static AdoptionForm read(RequestFields fields) {
        FIELDS.checkCreate(fields);
        List<String> containers = fields.optional("containers", TextList::of, List.of());
        boolean all = Boolean.TRUE.equals(fields.optional("all", Values::flag, false));
        Reference application = ApplicationReference.isSent(fields) ? ApplicationReference.read(fields) : null;
        if (containers != null && containers.isEmpty() != all) {
            fields.refuse("containers", "expected either containers, by the engine's ids or names, or all: true");
        }
        if (containers != null && containers.size() > MOST) {
            fields.refuse("containers", "containers are %d, expected at most %d".formatted(containers.size(), MOST));
        }
        fields.verify();
        return new AdoptionForm(
                Objects.requireNonNull(containers).stream().distinct().toList(), application);
    }
}
