package io.kdaemon.application;

import io.kdaemon.placement.Constraints;
import io.kdaemon.run.Mount;
import io.kdaemon.run.Network;
import io.kdaemon.run.RunOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the application library. {@code name} is unique.
 *
 * @param dependencies names of applications that must be healthy first
 * @param constraints where its containers may run
 */
public record Application(
        ApplicationId id,
        String name,
        long userId,
        RunSpec run,
        List<String> dependencies,
        Constraints constraints,
        boolean enabled,
        Revision revision) {

    public Application {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * How to run it.
     *
     * @param memoryBytes limit and ask; null: no limit, and what is learnt or a default is reserved
     * @param cpuMillis limit and ask in thousandths of a core; null: no limit, and what is learnt or a default is reserved
     * @param options all that is rarely said
     */
    public record RunSpec(
            String image,
            List<PortSpec> ports,
            Map<String, String> environment,
            @Nullable Long memoryBytes,
            @Nullable Long cpuMillis,
            RunOptions options) {

        public RunSpec {
            ports = List.copyOf(ports);
            environment = Map.copyOf(environment);
        }

        /** Whether a second one on its node would take its ports or write into its data, and one elsewhere be without that data. */
        public boolean allowsNoOther() {
            return ports.stream().anyMatch(port -> port.hostPort() != null)
                    || options.mounts().stream().anyMatch(Mount::outlives);
        }

        public RunSpec with(String changedImage, Map<String, String> changedEnvironment) {
            return new RunSpec(changedImage, ports, changedEnvironment, memoryBytes, cpuMillis, options);
        }
    }

    /** The ports of a node that one container of it occupies, as {@code 8080/tcp}: those that are fixed, and all in the node's own network. */
    public Set<String> fixedPorts() {
        boolean ownsNone = Network.HOST.equals(run.options().network().mode());
        return run.ports().stream()
                .filter(port -> ownsNone || port.hostPort() != null)
                .map(port -> (ownsNone || port.hostPort() == null ? port.port() : port.hostPort()) + "/"
                        + port.protocol().wireName())
                .collect(Collectors.toSet());
    }

    /** {@code version} is raised by every stored change. */
    public record Revision(long version, Instant createdAt, Instant updatedAt) {}
}
