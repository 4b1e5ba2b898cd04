package io.kdaemon.gateway.application.options;

import io.kdaemon.run.LogOptions;
import io.kdaemon.run.Mount;
import io.kdaemon.run.ProcessOptions;
import io.kdaemon.run.RunOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** How an application is run, as the API shows it: in a form that may be sent back. */
@JsonNaming(SnakeCaseStrategy.class)
public record OptionsView(
        @Nullable List<String> command,
        @Nullable List<String> entrypoint,
        @Nullable String user,
        @Nullable String workingDir,
        @Nullable String stopSignal,
        @Nullable String stopGracePeriod,
        @Nullable Long pidsLimit,
        @Nullable Long shmSize,
        Map<String, UlimitView> ulimits,
        boolean readOnly,
        boolean privileged,
        List<String> capAdd,
        List<String> capDrop,
        String networkMode,
        List<String> extraHosts,
        List<String> volumes,
        List<String> tmpfs,
        Map<String, String> labels,
        @Nullable LogOptions logging,
        @Nullable HealthCheckView healthcheck,
        Map<String, String> secretEnvironment,
        String restart,
        String pullPolicy,
        String onDependencyMoved) {

    /** Of {@code ulimits}. */
    public record UlimitView(long soft, long hard) {}

    public static OptionsView of(RunOptions options) {
        ProcessOptions process = options.process();
        Map<String, UlimitView> ulimits = new TreeMap<>();
        options.limits()
                .ulimits()
                .forEach(limit -> ulimits.put(limit.name(), new UlimitView(limit.soft(), limit.hard())));
        return new OptionsView(
                process.command(),
                process.entrypoint(),
                process.user(),
                process.workingDirectory(),
                process.stopSignal(),
                Durations.formatOrNull(process.stopGrace()),
                options.limits().pids(),
                options.limits().sharedMemoryBytes(),
                ulimits,
                options.security().readOnlyRoot(),
                options.security().privileged(),
                options.security().capAdd(),
                options.security().capDrop(),
                Objects.requireNonNullElse(options.network().mode(), NetworkFields.BRIDGE),
                options.network().extraHosts(),
                texts(options.mounts(), false),
                texts(options.mounts(), true),
                new TreeMap<>(options.labels()),
                options.log(),
                HealthCheckView.of(options.healthCheck()),
                SecretFields.hidden(options.secretEnvironment()),
                options.restart().words(),
                PullFields.format(options.pull()),
                FollowFields.format(options.onDependencyMoved()));
    }

    private static List<String> texts(List<Mount> mounts, boolean inMemory) {
        return MountFields.only(mounts, inMemory).stream()
                .map(VolumeText::format)
                .toList();
    }
}
