package io.kdaemon.lifecycle.execution;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the commands of one batch speak of, asked for once and not once for each command. */
record Targets(
        Map<NodeId, Node> nodes,
        Specifications specifications,
        List<Adoption> adoptions,
        Map<ContainerId, Map<String, String>> handedOver,
        Map<RegistryHost, RegistryLogin> logins) {

    private static final int FIRST_GENERATION = 1;

    static Targets of(List<Outcome> outcomes, CommandSources sources) {
        Commanded commanded = Commanded.by(outcomes);
        Specifications specifications =
                Specifications.of(commanded.containers(), sources.applications(), sources.revisions());
        return new Targets(
                sources.nodes().findAll(commanded.nodes()).stream()
                        .collect(Collectors.toMap(Node::id, Function.identity())),
                specifications,
                sources.adoptions().findAll(onEngines(commanded.containers())),
                sources.handOver().to(dependants(commanded.launched(), specifications)),
                sources.logins().findAll(registries(commanded.launched(), specifications)).stream()
                        .collect(Collectors.toMap(RegistryLogin::host, Function.identity())));
    }

    /** What was never on an engine was not found there either: new containers cost no look. */
    private static List<ContainerId> onEngines(Collection<ContainerInstance> commanded) {
        return commanded.stream()
                .filter(container -> container.generation() > FIRST_GENERATION
                        || container.assignment().engineContainerId() != null)
                .map(ContainerInstance::id)
                .toList();
    }

    private static List<ContainerInstance> dependants(
            Collection<ContainerInstance> launched, Specifications specifications) {
        return launched.stream()
                .filter(container -> specifications
                        .application(container)
                        .filter(application -> !application.dependencies().isEmpty())
                        .isPresent())
                .toList();
    }

    private static Set<RegistryHost> registries(Collection<ContainerInstance> launched, Specifications specifications) {
        return launched.stream()
                .flatMap(container -> specifications.find(container).stream())
                .map(run -> RegistryHost.ofImage(run.image()))
                .collect(Collectors.toSet());
    }

    /** The engine's id of what somebody else has made; null when the generation is of our own making. */
    @Nullable
    String adopted(ContainerId container, int generation) {
        return adoptions.stream()
                .filter(adoption -> adoption.isOf(container, generation))
                .map(Adoption::engineContainerId)
                .findFirst()
                .orElse(null);
    }

    Optional<Node> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** Who we are at the registry of the image. */
    Optional<RegistryLogin> login(String image) {
        return Optional.ofNullable(logins.get(RegistryHost.ofImage(image)));
    }

    /** Where it finds what it depends on, and its own variables, which count where both have one. */
    Map<String, String> environment(ContainerInstance container, Application.RunSpec run) {
        Map<String, String> variables = new HashMap<>(handedOver.getOrDefault(container.id(), Map.of()));
        variables.putAll(run.environment());
        return variables;
    }
}
