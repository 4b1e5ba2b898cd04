package io.kdaemon.gateway.container;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.gateway.web.Reference;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** @param mode {@code shared} or {@code own} */
    @JsonNaming(SnakeCaseStrategy.class)
    record DependencyView(String mode, ContainerView container) {}

    @Operation(summary = "Shows the containers that a container depends on")
    @GetMapping("/containers/{id}/dependencies")
    List<DependencyView> dependencies(@PathVariable String id) {
        List<Dependency> links =
                dependencies.listOf(List.of(directory.get(new Reference(id)).id()));
        Map<?, ContainerInstance> byId = containers
                .findAll(links.stream().map(Dependency::on).toList())
                .stream()
                .collect(Collectors.toMap(ContainerInstance::id, Function.identity()));
        return links.stream()
                .flatMap(link -> Stream.ofNullable(byId.get(link.on()))
                        .map(on -> new DependencyView(link.own() ? "own" : "shared", ContainerView.of(on, on.jobId()))))
                .toList();
    }
}
