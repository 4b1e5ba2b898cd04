package io.kdaemon.gateway.image;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.generation.RevisionRepository;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The images that somebody may need again: those of applications, and all that containers run, or ran and could be rolled back to. */
public final class WantedImages {

    private static final int TOGETHER = 1000;

    private final ApplicationRepository applications;
    private final ContainerRepository containers;
    private final RevisionRepository revisions;

    public WantedImages(
            ApplicationRepository applications, ContainerRepository containers, RevisionRepository revisions) {
        this.applications = applications;
        this.containers = containers;
        this.revisions = revisions;
    }

    /** Of the whole cluster: tomorrow a container may be placed on any node. */
    List<String> all() {
        Set<String> images = new TreeSet<>();
        addOfApplications(images);
        addOfContainers(images);
        return List.copyOf(images);
    }

    private void addOfApplications(Set<String> images) {
        List<Application> some = applications.listAfter(0, TOGETHER);
        while (!some.isEmpty()) {
            some.forEach(application -> images.add(application.run().image()));
            some = applications.listAfter(some.getLast().id().value(), TOGETHER);
        }
    }

    private void addOfContainers(Set<String> images) {
        List<ContainerId> some = containersAfter(0);
        while (!some.isEmpty()) {
            images.addAll(revisions.imagesOf(some));
            some = containersAfter(some.getLast().value());
        }
    }

    private List<ContainerId> containersAfter(long after) {
        return containers.list(new ContainerQuery(null, Set.of(), null, null, after, TOGETHER)).stream()
                .map(ContainerInstance::id)
                .toList();
    }
}
