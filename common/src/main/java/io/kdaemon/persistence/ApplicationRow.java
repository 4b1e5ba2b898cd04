package io.kdaemon.persistence;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.PortSpec;
import io.kdaemon.placement.Constraints;
import io.kdaemon.run.RunOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

record ApplicationRow(
        long id,
        String name,
        long userId,
        String image,
        String ports,
        String environment,
        String dependencies,
        @Nullable String placementConstraints,
        @Nullable String runOptions,
        @Nullable Long memoryBytes,
        @Nullable Long cpuMillis,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    private static final TypeReference<List<PortSpec>> PORTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> ENVIRONMENT = new TypeReference<>() {};
    private static final TypeReference<List<String>> DEPENDENCIES = new TypeReference<>() {};
    private static final TypeReference<Constraints> CONSTRAINTS = new TypeReference<>() {};
    private static final TypeReference<RunOptions> OPTIONS = new TypeReference<>() {};

    static ApplicationRow of(Application application) {
        Application.RunSpec run = application.run();
        return new ApplicationRow(
                application.id().value(),
                application.name(),
                application.userId(),
                run.image(),
                JsonColumn.write(run.ports()),
                JsonColumn.write(run.environment()),
                JsonColumn.write(application.dependencies()),
                JsonColumn.write(application.constraints()),
                run.options().isNone() ? null : JsonColumn.write(run.options()),
                run.memoryBytes(),
                run.cpuMillis(),
                application.enabled(),
                application.revision().createdAt(),
                application.revision().updatedAt(),
                application.revision().version());
    }

    Application toApplication() {
        return new Application(
                new ApplicationId(id),
                name,
                userId,
                new Application.RunSpec(
                        image,
                        JsonColumn.read(ports, PORTS),
                        JsonColumn.read(environment, ENVIRONMENT),
                        memoryBytes,
                        cpuMillis,
                        runOptions == null ? RunOptions.NONE : JsonColumn.read(runOptions, OPTIONS)),
                JsonColumn.read(dependencies, DEPENDENCIES),
                placementConstraints == null ? Constraints.NONE : JsonColumn.read(placementConstraints, CONSTRAINTS),
                enabled,
                new Application.Revision(version, createdAt, updatedAt));
    }
}
