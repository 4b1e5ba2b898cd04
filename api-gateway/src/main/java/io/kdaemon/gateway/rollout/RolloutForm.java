package io.kdaemon.gateway.rollout;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;
import static io.kdaemon.gateway.web.fields.FieldSpec.required;

import io.kdaemon.gateway.bulk.Selector;
import io.kdaemon.gateway.update.UpdateFields;
import io.kdaemon.gateway.update.UpdateForm;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.rollout.Rollout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client wants many containers to run, and how many may be updated at a time, checked. */
public record RolloutForm(Selector selector, UpdateForm update, int maxParallel, int maxFailures, boolean dryRun) {

    static final int MOST = 1000;

    private static final List<String> NUMBER = List.of("integer");

    private static final FieldSpec SELECTOR = required(
            "selector",
            List.of("object"),
            "Which containers: application, node, status, label, ids; all that is said must hold",
            Map.of("application", "ghost-blog"));

    private static final List<FieldSpec> PACE = List.of(
            optional("max_parallel", NUMBER, "How many are updated at a time", 1),
            optional(
                    "max_failures",
                    NUMBER,
                    "How many may be rolled back or given up before no other is begun; with 0 the first stops the roll-out",
                    0),
            optional("dry_run", List.of("boolean"), "Only tell what would be done", false));

    /** Of one application's containers. */
    public static final FieldSet OF_APPLICATION = new FieldSet(
            "roll-out",
            Stream.concat(UpdateFields.SPECIFICATION.stream(), PACE.stream()).toList());

    public static final FieldSet FIELDS = new FieldSet(
            "roll-out",
            Stream.concat(Stream.of(SELECTOR), OF_APPLICATION.fields().stream()).toList());

    static RolloutForm read(RequestFields fields) {
        FIELDS.checkCreate(fields);
        return read(fields, Selector.read(fields));
    }

    static RolloutForm read(RequestFields fields, Reference application) {
        OF_APPLICATION.checkCreate(fields);
        return read(fields, Selector.ofApplication(application));
    }

    private static RolloutForm read(RequestFields fields, @Nullable Selector selector) {
        Integer maxParallel = fields.optional("max_parallel", Values.between(1, MOST), 1);
        Integer maxFailures = fields.optional("max_failures", Values.between(0, MOST), 0);
        Boolean dryRun = fields.optional("dry_run", Values::flag, false);
        UpdateForm update = UpdateForm.read(fields);
        return new RolloutForm(
                Objects.requireNonNull(selector),
                update,
                Objects.requireNonNull(maxParallel),
                Objects.requireNonNull(maxFailures),
                Objects.requireNonNull(dryRun));
    }

    /** @param usualLimit how long a new generation may take to become healthy where the client does not say */
    Rollout.Request request(Duration usualLimit) {
        return new Rollout.Request(
                update.image(),
                update.environment(),
                update.manner().order(),
                Objects.requireNonNullElse(update.manner().limit(), usualLimit),
                maxParallel,
                maxFailures);
    }
}
