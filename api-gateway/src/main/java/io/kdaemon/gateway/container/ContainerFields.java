package io.kdaemon.gateway.container;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;
import static io.kdaemon.gateway.web.fields.FieldSpec.readOnly;

import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.FieldSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of a container. */
public final class ContainerFields {

    private static final List<String> TEXT = List.of("string");
    private static final List<String> TEXT_OR_NULL = List.of("string", "null");
    private static final List<String> NUMBER = List.of("integer");
    private static final List<String> NUMBER_OR_NULL = List.of("integer", "null");
    private static final List<String> FLAG = List.of("boolean");
    private static final String MOMENT = "2026-01-01T00:00:00Z";

    private static final FieldSpec NAME =
            optional("name", TEXT, "Unique name; made of the application's name when missing", "ghost-blog-ozzadar");
    private static final FieldSpec USER = optional("user_id", NUMBER, "Whom it belongs to", 0);
    private static final FieldSpec ENABLED = optional("is_enabled", FLAG, "The operator's own mark", true);
    private static final FieldSpec APPLICATION_ID =
            optional("application_id", List.of("integer", "string"), "What to launch, by number or name", 1);

    private static final List<FieldSpec> DECIDED_BY_US = List.of(
            readOnly("id", NUMBER, "Number of the container", 1),
            readOnly("node_id", NUMBER_OR_NULL, "The node it is on; null until placed", 1),
            readOnly("container_id", TEXT_OR_NULL, "The engine's own id of it", "4f1c0f9e2b7a"),
            readOnly(
                    "status",
                    TEXT,
                    "REQUESTED, PLACED, STARTING, RUNNING, UNHEALTHY, STOPPING, STOPPED, REMOVED, FAILED or LOST",
                    "RUNNING"),
            readOnly("is_adopted", FLAG, "Whether its node has what somebody else has made", false),
            readOnly("desired_state", TEXT, "What is wanted: RUNNING, STOPPED or REMOVED", "RUNNING"),
            readOnly("generation", NUMBER, "Raised whenever it is placed anew", 1),
            readOnly("restarts", NUMBER, "Repairs in a row since it last ran stably", 0),
            readOnly(
                    "endpoints",
                    List.of("array"),
                    "Where its ports are reached",
                    List.of(Map.of(
                            "container_port", 2368,
                            "protocol", "tcp",
                            "host", "127.0.0.1",
                            "host_port", 32768,
                            "url", "http://127.0.0.1:32768"))),
            readOnly("job_id", NUMBER_OR_NULL, "The job under way, else the last one", 1),
            readOnly("last_error", TEXT_OR_NULL, "Why it is not what it should be", "no node has room"),
            readOnly("exit_code", NUMBER_OR_NULL, "How its process ended by itself; null while it runs", 137),
            readOnly("created_at", TEXT, "When it was asked for", MOMENT),
            readOnly("updated_at", TEXT, "When its record last changed", MOMENT),
            readOnly("running_since", TEXT_OR_NULL, "Since when it runs", MOMENT),
            readOnly(
                    "healthy_since",
                    TEXT_OR_NULL,
                    "Since when it is healthy; its health check has passed, if it has one",
                    MOMENT),
            readOnly("observed_at", TEXT_OR_NULL, "When its node last reported it", MOMENT),
            readOnly(
                    "revision",
                    NUMBER,
                    "The generation whose specification it runs; 0: what its application is now",
                    1),
            readOnly(
                    "update",
                    List.of("object", "null"),
                    "The update under way: phase, order, revision, standby_generation, standby_node_id, healthy_within, reason",
                    Map.of("phase", "replacing", "order", "automatic", "revision", 2)));

    /** Of a request to launch. */
    public static final FieldSet LAUNCH = new FieldSet(
            "container",
            concat(
                    NAME,
                    APPLICATION_ID,
                    optional("application", TEXT, "The same as application_id", "ghost-blog"),
                    optional(
                            "dependency_mode",
                            TEXT,
                            "shared: it uses containers of the applications it depends on that are there; own: it gets its own, removed with it",
                            "shared"),
                    optional("count", NUMBER, "Launch so many, named <name>-1, <name>-2 ...", 1),
                    USER,
                    ENABLED));

    /** Of a container that exists. */
    public static final FieldSet EXISTING = new FieldSet(
            "container",
            concat(NAME, readOnly("application_id", NUMBER, "What it was launched from", 1), USER, ENABLED));

    private ContainerFields() {}

    private static List<FieldSpec> concat(FieldSpec... fields) {
        return Stream.concat(Stream.of(fields), DECIDED_BY_US.stream()).toList();
    }
}
