package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.messaging.contract.LaunchContainer.Spec;
import java.util.List;
import java.util.Map;

/** What the engine is asked to create. */
record CreateRequest(ContainerPlan plan, EngineSettings.Logs logs) {

    private static final long NANO_CPUS_PER_MILLI = 1_000_000;

    CreateContainerCmd on(DockerClient client) {
        Spec spec = plan.spec();
        List<ExposedPort> ports = spec.ports().stream().map(ExposedPort::parse).toList();
        return client.createContainerCmd(spec.image())
                .withName(plan.name())
                .withLabels(plan.labels())
                .withEnv(environment(spec))
                .withExposedPorts(ports)
                .withHostConfig(hostConfig(spec, ports));
    }

    /** The engine never restarts it by itself: whether and where it comes back is the watcher's decision. */
    private HostConfig hostConfig(Spec spec, List<ExposedPort> ports) {
        HostConfig host = HostConfig.newHostConfig()
                .withPortBindings(ports.stream()
                        .map(port -> new PortBinding(Ports.Binding.empty(), port))
                        .toList())
                .withRestartPolicy(RestartPolicy.noRestart())
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, bounds()))
                .withSecurityOpts(List.of("no-new-privileges"))
                .withInit(false);
        if (spec.memoryBytes() != null) {
            host.withMemory(spec.memoryBytes());
        }
        if (spec.cpuMillis() != null) {
            host.withNanoCPUs(spec.cpuMillis() * NANO_CPUS_PER_MILLI);
        }
        return host;
    }

    private Map<String, String> bounds() {
        return Map.of("max-size", Long.toString(logs.maxFileBytes()), "max-file", Integer.toString(logs.maxFiles()));
    }

    private static List<String> environment(Spec spec) {
        return spec.environment().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList();
    }
}
