package io.kdaemon.watcher.usage;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.aRemovedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.messaging.contract.UsageMeasured;
import io.kdaemon.messaging.contract.UsageMeasured.Usage;
import io.kdaemon.testing.persistence.InMemoryUsageRepository;
import io.kdaemon.usage.UsageEstimate;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class UsageIntakeTest {

    private static final Percentage BUCKET = Percentage.withPercentage(5);

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final InMemoryUsageRepository usages = new InMemoryUsageRepository();
    private final UsageIntake intake =
            new UsageIntake(cluster.transactions, cluster.containers, usages, Duration.ofHours(24), cluster.clock);
    private final ApplicationId web = cluster.application.id();
    private final ApplicationId db =
            cluster.applications.insert(anApplication().named("db").build()).id();

    @Test
    void shouldLearnForEachApplicationFromAllItsContainers() {
        // given
        ContainerInstance first = run("web-1", web);
        ContainerInstance second = run("web-2", web);
        ContainerInstance other = run("db-1", db);

        // when
        measured(usage(first, 60, 250), usage(second, 80, 100), usage(other, 500, 20));
        cluster.clock.advance(Duration.ofMinutes(1));
        measured(usage(first, 60, 250));

        // then
        Map<ApplicationId, UsageEstimate> estimates = usages.estimates(Set.of(web, db));
        assertThat(estimates.get(web).samples()).isEqualTo(3);
        assertThat(estimates.get(web).span()).isEqualTo(Duration.ofMinutes(1));
        assertThat(estimates.get(web).usual().memoryBytes()).isCloseTo(80 << 20, BUCKET);
        assertThat(estimates.get(web).usual().cpuMillis()).isCloseTo(250, BUCKET);
        assertThat(estimates.get(db).usual().memoryBytes()).isCloseTo(500 << 20, BUCKET);
    }

    @Test
    void shouldLearnNothingFromContainersThatNobodyKnowsOrThatAreRemoved() {
        // given
        ContainerInstance removed = cluster.containers.insert(
                aRemovedContainer().named("gone").of(web).build());

        // when
        measured(usage(removed, 60, 250), new Usage(4711, 60 << 20, 250));

        // then
        assertThat(usages.estimates(Set.of(web))).isEmpty();
    }

    private ContainerInstance run(String name, ApplicationId application) {
        return cluster.containers.insert(
                aRunningContainer().named(name).of(application).build());
    }

    private void measured(Usage... measured) {
        intake.add(new UsageMeasured(List.of(measured)));
    }

    private static Usage usage(ContainerInstance container, long mebibytes, long cpuMillis) {
        return new Usage(container.id().value(), mebibytes << 20, cpuMillis);
    }
}
