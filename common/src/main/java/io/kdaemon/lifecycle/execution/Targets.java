package io.kdaemon.lifecycle.execution;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.generation.Revision;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.Effect;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The nodes and applications that the commands of one batch speak of, asked for once and not once for each command. */
record Targets(
        Map<NodeId, Node> nodes,
        Map<ApplicationId, Application> applications,
        Map<Revision.Key, Application.RunSpec> specifications,
        List<Adoption> adoptions,
        Map<ContainerId, Map<String, String>> handedOver,
        Map<RegistryHost, RegistryLogin> logins) {

    private static final int FIRST_GENERATION = 1;

    static Targets of(List<Outcome> outcomes, CommandSources sources) {
        Set<NodeId> nodeIds = new HashSet<>();
        Set<ContainerInstance> commanded = new HashSet<>();
        for (Outcome outcome : outcomes) {
            if (outcome.decision() instanceof Decision.Apply apply) {
                apply.effects().forEach(effect -> collect(effect, outcome.container(), nodeIds, commanded));
            }
        }
        Set<ApplicationId> applicationIds = commanded.stream()
                .map(container -> container.identity().applicationId())
                .collect(Collectors.toSet());
        Map<ApplicationId, Application> applications = sources.applications().findAll(applicationIds).stream()
                .collect(Collectors.toMap(Application::id, Function.identity()));
        Map<Revision.Key, Application.RunSpec> specifications =
                sources
                        .revisions()
                        .findAll(commanded.stream().map(Targets::revision).toList())
                        .stream()
                        .collect(Collectors.toMap(Revision::key, Revision::run));
        return new Targets(
                sources.nodes().findAll(nodeIds).stream().collect(Collectors.toMap(Node::id, Function.identity())),
                applications,
                specifications,
                sources.adoptions().findAll(onEngines(commanded)),
                sources.handOver().to(dependants(commanded, applications)),
                sources.logins().findAll(registries(applications.values(), specifications.values())).stream()
                        .collect(Collectors.toMap(RegistryLogin::host, Function.identity())));
    }

    private static Set<RegistryHost> registries(
            Collection<Application> applications, Collection<Application.RunSpec> specifications) {
        return Stream.concat(applications.stream().map(Application::run), specifications.stream())
                .map(run -> RegistryHost.ofImage(run.image()))
                .collect(Collectors.toSet());
    }

    private static Revision.Key revision(ContainerInstance container) {
        return new Revision.Key(container.id(), container.succession().revision());
    }

    private static void collect(
            Effect effect, ContainerInstance container, Set<NodeId> nodeIds, Set<ContainerInstance> commanded) {
        switch (effect) {
            case Effect.Launch _ -> {
                container.nodeId().ifPresent(nodeIds::add);
                commanded.add(container);
            }
            case Effect.Stop _ -> {
                container.nodeId().ifPresent(nodeIds::add);
                commanded.add(container);
            }
            case Effect.Remove remove -> {
                nodeIds.add(remove.nodeId());
                commanded.add(container);
            }
            case Effect.RequestPlacement _,
                    Effect.RequestReconcile _,
                    Effect.ReleaseReservation _,
                    Effect.KeepRoom _,
                    Effect.RestoreRoom _,
                    Effect.ReleaseKeptRoom _,
                    Effect.OpenJob _,
                    Effect.DistrustNode _,
                    Effect.Notify _ -> {
                // Nothing is sent to a node.
            }
        }
    }

    /** What was never on an engine was not found there either: new containers cost no look. */
    private static List<ContainerId> onEngines(Set<ContainerInstance> commanded) {
        return commanded.stream()
                .filter(container -> container.generation() > FIRST_GENERATION
                        || container.assignment().engineContainerId() != null)
                .map(ContainerInstance::id)
                .toList();
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

    Optional<Application> application(ApplicationId id) {
        return Optional.ofNullable(applications.get(id));
    }

    /** Who we are at the registry of the image. */
    Optional<RegistryLogin> login(String image) {
        return Optional.ofNullable(logins.get(RegistryHost.ofImage(image)));
    }

    /** What it shall run: its own specification, or its application's as long as it was never given one. */
    Optional<Application.RunSpec> specification(ContainerInstance container) {
        return Optional.ofNullable(specifications.get(revision(container)))
                .or(() -> application(container.identity().applicationId()).map(Application::run));
    }

    private static List<ContainerId> dependants(
            Set<ContainerInstance> commanded, Map<ApplicationId, Application> applications) {
        return commanded.stream()
                .filter(container -> Optional.ofNullable(
                                applications.get(container.identity().applicationId()))
                        .filter(application -> !application.dependencies().isEmpty())
                        .isPresent())
                .map(ContainerInstance::id)
                .toList();
    }

    /** Where it finds what it depends on, and its own variables, which count where both have one. */
    Map<String, String> environment(ContainerInstance container, Application.RunSpec run) {
        Map<String, String> variables = new HashMap<>(handedOver.getOrDefault(container.id(), Map.of()));
        variables.putAll(run.environment());
        return variables;
    }
}
