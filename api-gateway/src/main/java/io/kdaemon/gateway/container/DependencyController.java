package io.kdaemon.gateway.container;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.dependency.Told;
import io.kdaemon.gateway.web.Reference;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The route that shows what a container depends on. */
@RestController
public final class DependencyController {

    private final ContainerDirectory directory;
    private final DependencyRepository dependencies;
    private final ContainerRepository containers;

    public DependencyController(
            ContainerDirectory directory, DependencyRepository dependencies, ContainerRepository containers) {
        this.directory = directory;
        this.dependencies = dependencies;
        this.containers = containers;
    }

    /**
     * @param mode {@code shared} or {@code own}
     * @param handedOver where the container was told that the dependency is; null: nobody knows
     * @param current whether the dependency is there; null: nobody can say, as long as it is not healthy or being updated
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record DependencyView(
            String mode,
            @Nullable List<ContainerView.EndpointView> handedOver,
            @Nullable Boolean current,
            ContainerView container) {

        static DependencyView of(Dependency link, Optional<Told> told, ContainerInstance on, ContainerView view) {
            return new DependencyView(
                    link.own() ? "own" : "shared",
                    told.map(known -> known.endpoints().stream()
                                    .map(ContainerView.EndpointView::of)
                                    .toList())
                            .orElse(null),
                    told.flatMap(known -> known.isCurrent(on)).orElse(null),
                    view);
        }
    }

    @Operation(summary = "Shows the containers that a container depends on, and where it was told that they are")
    @GetMapping("/containers/{id}/dependencies")
    List<DependencyView> dependencies(@PathVariable String id) {
        ContainerInstance dependant = directory.get(new Reference(id));
        List<Dependency> links = dependencies.listOf(List.of(dependant.id()));
        Map<ContainerId, Told> told = dependencies.listTold(List.of(dependant)).stream()
                .collect(Collectors.toMap(Told::on, Function.identity()));
        List<ContainerInstance> found =
                containers.findAll(links.stream().map(Dependency::on).toList());
        Map<ContainerId, ContainerInstance> byId =
                found.stream().collect(Collectors.toMap(ContainerInstance::id, Function.identity()));
        Map<ContainerId, ContainerView> views = directory.views(found);
        return links.stream()
                .flatMap(link -> Stream.ofNullable(byId.get(link.on()))
                        .map(on -> DependencyView.of(
                                link, Optional.ofNullable(told.get(link.on())), on, views.get(on.id()))))
                .toList();
    }
}
