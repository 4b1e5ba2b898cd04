package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.messaging.contract.LaunchContainer.Spec;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.ProcessOptions;
import java.util.List;
import java.util.stream.Stream;

/** What the engine is asked to create. */
record CreateRequest(ContainerPlan plan, EngineSettings.Safeguards safeguards) {

    CreateContainerCmd on(DockerClient client) {
        Spec spec = plan.spec();
        List<ExposedPort> ports = spec.ports().stream().map(ExposedPort::parse).toList();
        CreateContainerCmd command = client.createContainerCmd(spec.image())
                .withName(plan.name())
                .withLabels(plan.labels())
                .withEnv(environment())
                .withExposedPorts(ports)
                .withHostConfig(new HostSettings(spec, ports, safeguards).build());
        tellProcess(command, spec.optionsOrNone().process());
        HealthCheck check = spec.optionsOrNone().healthCheck();
        if (check != null) {
            command.withHealthcheck(EngineHealthCheck.of(check));
        }
        return command;
    }

    private static void tellProcess(CreateContainerCmd command, ProcessOptions process) {
        if (process.command() != null) {
            command.withCmd(process.command());
        }
        if (process.entrypoint() != null) {
            command.withEntrypoint(process.entrypoint());
        }
        if (process.user() != null) {
            command.withUser(process.user());
        }
        if (process.workingDirectory() != null) {
            command.withWorkingDir(process.workingDirectory());
        }
        if (process.stopSignal() != null) {
            command.withStopSignal(process.stopSignal());
        }
        if (process.stopGrace() != null) {
            command.withStopTimeout(Math.toIntExact(process.stopGrace().toSeconds()));
        }
    }

    private List<String> environment() {
        Stream<String> open =
                plan.spec().environment().entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue());
        Stream<String> secret = plan.secrets().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().reveal());
        return Stream.concat(open, secret).sorted().toList();
    }
}
