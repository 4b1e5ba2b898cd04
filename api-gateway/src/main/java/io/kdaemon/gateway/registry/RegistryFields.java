package io.kdaemon.gateway.registry;

import static io.kdaemon.gateway.web.fields.FieldSpec.readOnly;
import static io.kdaemon.gateway.web.fields.FieldSpec.required;

import io.kdaemon.gateway.web.fields.FieldSet;
import java.util.List;
import java.util.Set;

/** The fields of a registry. */
public final class RegistryFields {

    private static final List<String> TEXT = List.of("string");

    /** Taken, never shown. */
    public static final Set<String> HIDDEN = Set.of("password");

    public static final FieldSet ALL = new FieldSet(
            "registry",
            List.of(
                    readOnly("id", List.of("integer"), "Number of the registry", 1),
                    required(
                            "host",
                            TEXT,
                            "The registry as names of its images begin: host or host:port; docker.io, by any of its names, is Docker Hub",
                            "registry.example.com:5000"),
                    required("username", TEXT, "Who pulls there", "kdaemon"),
                    required("password", TEXT, "Password or token; sealed, never shown", "correct horse"),
                    readOnly("created_at", TEXT, "When it was added", "2026-01-01T00:00:00Z"),
                    readOnly("updated_at", TEXT, "When it was last changed", "2026-01-01T00:00:00Z")));

    private RegistryFields() {}
}
