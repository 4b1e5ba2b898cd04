package io.kdaemon.gateway.container;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.web.Page;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds containers and shows them. */
public final class ContainerDirectory {

    private final ContainerRepository containers;
    private final JobRepository jobs;
    private final AdoptionRepository adoptions;

    public ContainerDirectory(ContainerRepository containers, JobRepository jobs, AdoptionRepository adoptions) {
        this.containers = containers;
        this.jobs = jobs;
        this.adoptions = adoptions;
    }

    /** Refuses the request when there is no such container; removed ones are found by number only. */
    public ContainerInstance get(Reference reference) {
        return find(reference).orElseThrow(() -> RequestRefusedException.notFound("container", reference.text()));
    }

    private Optional<ContainerInstance> find(Reference reference) {
        OptionalLong number = reference.number();
        return number.isPresent()
                ? containers.find(new ContainerId(number.getAsLong()))
                : containers.findByName(reference.text());
    }

    public ContainerView view(ContainerInstance container) {
        return ContainerView.of(
                container,
                container
                        .jobId()
                        .or(() ->
                                jobs.listOf(container.id()).stream().findFirst().map(Job::id)),
                adoption(container).isPresent());
    }

    /** What its node has, when somebody else has made it. */
    public Optional<Adoption> adoption(ContainerInstance container) {
        return adoptions.findAll(List.of(container.id())).stream()
                .filter(adoption -> isOf(adoption, container))
                .findFirst();
    }

    private static boolean isOf(Adoption adoption, ContainerInstance container) {
        return container.observed() != ObservedState.REMOVED && adoption.isOf(container.id(), container.generation());
    }

    /** With jobs under way only: looking the last ones up would cost a query each. */
    Map<ContainerId, ContainerView> views(List<ContainerInstance> many) {
        Map<ContainerId, Adoption> adopted =
                adoptions.findAll(many.stream().map(ContainerInstance::id).toList()).stream()
                        .collect(Collectors.toMap(Adoption::containerId, Function.identity()));
        return many.stream().collect(Collectors.toMap(ContainerInstance::id, container -> {
            Adoption adoption = adopted.get(container.id());
            return ContainerView.of(container, container.jobId(), adoption != null && isOf(adoption, container));
        }));
    }

    Page<ContainerView> list(PageRequest request, ContainerQuery filter) {
        Page<ContainerInstance> page = Page.read(
                request,
                (after, limit) -> containers.list(new ContainerQuery(
                        filter.name(), filter.statuses(), filter.nodeId(), filter.applicationId(), after, limit)),
                container -> container.id().value(),
                _ -> true);
        Map<ContainerId, ContainerView> views = views(page.items());
        return page.map(container -> views.get(container.id()));
    }
}
