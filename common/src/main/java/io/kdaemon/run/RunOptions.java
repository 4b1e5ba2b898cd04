package io.kdaemon.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.kdaemon.secret.Sealed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is rarely said. Stored as JSON; components may be added, never renamed.
 *
 * @param secretEnvironment environment variables whose values nobody may read, sealed for that purpose; opened where the container is made
 * @param labels the user's own; those of kDaemon are added at the launch
 * @param log null: the node's default, bounded
 * @param healthCheck null: the image's own, if it has one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunOptions(
        ProcessOptions process,
        Limits limits,
        Security security,
        Network network,
        List<Mount> mounts,
        Map<String, String> labels,
        @Nullable LogOptions log,
        @Nullable HealthCheck healthCheck,
        RestartPolicy restart,
        PullPolicy pull,
        Map<String, Sealed> secretEnvironment,
        OnDependencyMoved onDependencyMoved) {

    public static final RunOptions NONE = new RunOptions(
            ProcessOptions.NONE,
            Limits.NONE,
            Security.NONE,
            Network.NONE,
            List.of(),
            Map.of(),
            null,
            null,
            RestartPolicy.ALWAYS,
            PullPolicy.MISSING,
            Map.of(),
            OnDependencyMoved.UPDATE);

    public RunOptions {
        process = Objects.requireNonNullElse(process, ProcessOptions.NONE);
        limits = Objects.requireNonNullElse(limits, Limits.NONE);
        security = Objects.requireNonNullElse(security, Security.NONE);
        network = Objects.requireNonNullElse(network, Network.NONE);
        mounts = List.copyOf(Objects.requireNonNullElse(mounts, List.of()));
        labels = Map.copyOf(Objects.requireNonNullElse(labels, Map.of()));
        restart = Objects.requireNonNullElse(restart, RestartPolicy.ALWAYS);
        pull = Objects.requireNonNullElse(pull, PullPolicy.MISSING);
        secretEnvironment = Map.copyOf(Objects.requireNonNullElse(secretEnvironment, Map.of()));
        onDependencyMoved = Objects.requireNonNullElse(onDependencyMoved, OnDependencyMoved.UPDATE);
    }

    /** Nothing was said: there is nothing to store and nothing to send. */
    @JsonIgnore
    public boolean isNone() {
        return equals(NONE);
    }
}
