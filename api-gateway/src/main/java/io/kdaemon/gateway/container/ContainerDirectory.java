package io.kdaemon.gateway.container;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.web.Page;
import io.kdaemon.gateway.web.PageRequest;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobRepository;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds containers and shows them. */
public final class ContainerDirectory {

    private final ContainerRepository containers;
    private final JobRepository jobs;

    public ContainerDirectory(ContainerRepository containers, JobRepository jobs) {
        this.containers = containers;
        this.jobs = jobs;
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
                                jobs.listOf(container.id()).stream().findFirst().map(Job::id)));
    }

    /** A list shows jobs under way only: looking the last ones up would cost a query each. */
    Page<ContainerView> list(PageRequest request, ContainerQuery filter) {
        return Page.read(
                        request,
                        (after, limit) -> containers.list(new ContainerQuery(
                                filter.name(),
                                filter.statuses(),
                                filter.nodeId(),
                                filter.applicationId(),
                                after,
                                limit)),
                        container -> container.id().value(),
                        _ -> true)
                .map(container -> ContainerView.of(container, container.jobId()));
    }
}
