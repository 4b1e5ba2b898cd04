package io.kdaemon.gateway.bulk;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;
import static io.kdaemon.gateway.web.fields.FieldSpec.required;

import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.Terms;
import io.kdaemon.lifecycle.ContainerCommand.Wish;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client wants done to many containers, checked. */
public record BulkForm(Wish wish, Selector selector, boolean dryRun) {

    private static final int DAY = 86_400;
    private static final List<String> FLAG = List.of("boolean");

    public static final FieldSet FIELDS = new FieldSet(
            "bulk request",
            List.of(
                    required("action", List.of("string"), "start, stop, restart or remove", "stop"),
                    required(
                            "selector",
                            List.of("object"),
                            "Which containers: application, node, status, label, ids; all that is said must hold",
                            Map.of("application", "ghost-blog", "status", "RUNNING")),
                    optional("grace", List.of("integer"), "Seconds they may take to end by themselves", 10),
                    optional("volumes", FLAG, "Whether their anonymous volumes are removed with them", false),
                    optional("dry_run", FLAG, "Only tell what would be done", false)));

    static BulkForm read(RequestFields fields) {
        FIELDS.checkCreate(fields);
        JobKind kind = fields.required("action", BulkForm::action);
        Integer grace = fields.optional("grace", Values.between(0, DAY), null);
        Boolean volumes = fields.optional("volumes", Values::flag, false);
        Boolean dryRun = fields.optional("dry_run", Values::flag, false);
        Selector selector = Selector.read(fields);
        fields.verify();
        return new BulkForm(
                new Wish(Objects.requireNonNull(kind), terms(grace, volumes)),
                Objects.requireNonNull(selector),
                Objects.requireNonNull(dryRun));
    }

    private static Terms terms(@Nullable Integer grace, @Nullable Boolean volumes) {
        return new Terms(grace, Boolean.TRUE.equals(volumes));
    }

    private static JobKind action(JsonNode value) {
        return switch (value.isString() ? value.stringValue() : "") {
            case "start" -> JobKind.START;
            case "stop" -> JobKind.STOP;
            case "restart" -> JobKind.RESTART;
            case "remove" -> JobKind.REMOVE;
            default -> throw new UnfitValueException("start, stop, restart or remove");
        };
    }
}
