package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import io.kdaemon.messaging.contract.LaunchContainer.Spec;
import io.kdaemon.policy.Capabilities;
import io.kdaemon.run.Limits;
import io.kdaemon.run.LogOptions;
import io.kdaemon.run.Network;
import io.kdaemon.run.RunOptions;
import io.kdaemon.run.Security;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a container is given of its node, and what it is kept from. */
record HostSettings(Spec spec, List<ExposedPort> ports, EngineSettings.Safeguards safeguards) {

    private static final long NANO_CPUS_PER_MILLI = 1_000_000;
    private static final String JSON_FILE = "json-file";
    private static final Set<String> BOUNDED = Set.of(JSON_FILE, "local");

    /** The engine never restarts it by itself: whether and where it comes back is the watcher's decision. */
    HostConfig build() {
        RunOptions options = spec.optionsOrNone();
        HostConfig host = HostConfig.newHostConfig()
                .withPortBindings(ports.stream()
                        .map(port -> new PortBinding(bound(port), port))
                        .toList())
                .withRestartPolicy(RestartPolicy.noRestart())
                .withLogConfig(log(options.log()))
                .withSecurityOpts(List.of("no-new-privileges"))
                .withInit(false);
        limit(host, options.limits());
        secure(host, options.security());
        connect(host, options.network());
        if (!options.mounts().isEmpty()) {
            host.withMounts(options.mounts().stream().map(EngineMounts::of).toList());
        }
        return host;
    }

    private Ports.Binding bound(ExposedPort port) {
        Integer fixed = spec.hostPorts() == null ? null : spec.hostPorts().get(port.toString());
        return fixed == null ? Ports.Binding.empty() : Ports.Binding.bindPort(fixed);
    }

    private void limit(HostConfig host, Limits limits) {
        long memory = Objects.requireNonNullElse(spec.memoryBytes(), safeguards.memoryBytes());
        if (memory > 0) {
            host.withMemory(memory);
        }
        if (spec.cpuMillis() != null) {
            host.withNanoCPUs(spec.cpuMillis() * NANO_CPUS_PER_MILLI);
        }
        host.withPidsLimit(Objects.requireNonNullElse(limits.pids(), safeguards.pids()));
        if (limits.sharedMemoryBytes() != null) {
            host.withShmSize(limits.sharedMemoryBytes());
        }
        host.withUlimits(limits.ulimits().stream()
                .map(limit -> new Ulimit(limit.name(), limit.soft(), limit.hard()))
                .toList());
    }

    private static void secure(HostConfig host, Security security) {
        host.withReadonlyRootfs(security.readOnlyRoot());
        if (security.privileged()) {
            host.withPrivileged(true);
            return;
        }
        Set<String> capabilities = new TreeSet<>(security.capAdd());
        if (!security.capDrop().contains(Capabilities.ALL)) {
            capabilities.addAll(Capabilities.DEFAULT);
        }
        security.capDrop().forEach(capabilities::remove);
        host.withCapDrop(Capability.ALL).withCapAdd(capabilities(capabilities));
    }

    private static Capability[] capabilities(Collection<String> names) {
        return names.stream().map(Capability::valueOf).toArray(Capability[]::new);
    }

    private static void connect(HostConfig host, Network network) {
        if (network.mode() != null) {
            host.withNetworkMode(network.mode());
        }
        if (!network.extraHosts().isEmpty()) {
            host.withExtraHosts(network.extraHosts().toArray(String[]::new));
        }
    }

    /** Those that write files on the node are bounded, whatever else is said of them. */
    private LogConfig log(@Nullable LogOptions asked) {
        String driver = asked == null || asked.driver() == null ? JSON_FILE : asked.driver();
        Map<String, String> options = new HashMap<>();
        if (BOUNDED.contains(driver)) {
            options.put("max-size", Long.toString(safeguards.logs().maxFileBytes()));
            options.put("max-file", Integer.toString(safeguards.logs().maxFiles()));
        }
        if (asked != null) {
            options.putAll(asked.options());
        }
        return new LogConfig(LogConfig.LoggingType.fromValue(driver), options);
    }
}
