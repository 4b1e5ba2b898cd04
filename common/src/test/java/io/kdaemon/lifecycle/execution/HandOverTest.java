package io.kdaemon.lifecycle.execution;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.aPlacedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRemovedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.testing.persistence.InMemoryApplicationRepository;
import io.kdaemon.testing.persistence.InMemoryContainerRepository;
import io.kdaemon.testing.persistence.InMemoryDependencyRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandOverTest {

    private final InMemoryContainerRepository containers = new InMemoryContainerRepository();
    private final InMemoryApplicationRepository applications = new InMemoryApplicationRepository();
    private final InMemoryDependencyRepository dependencies = new InMemoryDependencyRepository(containers);
    private final HandOver handOver = new HandOver(dependencies, containers, applications);

    @Test
    void shouldTellOfTheOtherDependenciesWhenTheApplicationOfOneWasRemovedByForce() {
        // given
        Application database = applications.insert(anApplication().named("db").build());
        ContainerInstance there = containers.insert(
                aRunningContainer().named("db").of(database.id()).build());
        ContainerInstance gone = containers.insert(
                aRemovedContainer().named("cache").of(new ApplicationId(999)).build());
        ContainerInstance web =
                containers.insert(aPlacedContainer().named("web").build());
        dependencies.addAll(
                List.of(new Dependency(web.id(), there.id(), false), new Dependency(web.id(), gone.id(), false)));

        // when // then
        assertThat(handOver.to(List.of(web)).get(web.id()))
                .containsEntry("DB_ADDRESS", "10.0.0.1:32768")
                .allSatisfy((name, _) -> assertThat(name).startsWith("DB_"));
    }
}
