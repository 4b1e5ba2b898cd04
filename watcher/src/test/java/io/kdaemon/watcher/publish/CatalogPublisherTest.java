package io.kdaemon.watcher.publish;

import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.lifecycle.LifecyclePolicy.Backoff;
import io.kdaemon.node.Node;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogPublisherTest {

    private static final Duration AUDIT_PAUSE = Duration.ofMinutes(1);
    private static final String SERVICE_ID = "kd-test-1-80-tcp";

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final CatalogInMemory catalog = new CatalogInMemory();
    private final ServiceNaming naming = new ServiceNaming(ClusterInMemory.NAME);
    private final CatalogPublisher publisher = new CatalogPublisher(
            catalog,
            new DesiredRegistrations(cluster.containers, cluster.applications, cluster.nodes, naming),
            naming,
            new CatalogAvailability(cluster.clock, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30))),
            cluster.clock,
            AUDIT_PAUSE);
    private final Node node = cluster.nodes.insert(NodeFixtures.aReadyNode().build());

    @Test
    void shouldPublishWhatRunsWithItsOwnAddressAndOnceOnly() {
        // given
        running();

        // when
        publisher.synchronise();
        publisher.synchronise();

        // then
        Registration published = catalog.held(SERVICE_ID);
        assertThat(published.key().node()).isEqualTo("kd-1");
        assertThat(published.nodeAddress()).isEqualTo(node.profile().advertisedHost());
        assertThat(published.service()).isEqualTo("web");
        assertThat(published.address()).isEqualTo("10.0.0.1");
        assertThat(published.port()).isEqualTo(32768);
        assertThat(published.meta())
                .containsAllEntriesOf(Map.of("kdaemon-container", "web-1", "kdaemon-cluster", "test"));
        assertThat(catalog.writes()).isEqualTo(1);
        assertThat(catalog.reads()).isEqualTo(1);
    }

    @Test
    void shouldTakeOutAtOnceWhatIsWithdrawn() {
        // given
        ContainerInstance container = running();
        publisher.synchronise();

        // when
        publisher.withdraw(container);

        // then
        assertThat(catalog.isEmpty()).isTrue();
    }

    @Test
    void shouldNotWriteAgainWhatIsWithdrawnWhileItIsCompared() {
        // given
        ContainerInstance container = running();
        catalog.beforeRead(() -> publisher.withdraw(container));

        // when
        publisher.synchronise();

        // then
        assertThat(catalog.isEmpty()).isTrue();
    }

    @Test
    void shouldTakeOutWhatDoesNotRunAnyMore() {
        // given
        ContainerInstance container = running();
        publisher.synchronise();
        ContainerInstance.Lifecycle old = container.lifecycle();
        cluster.containers.update(container.with(new ContainerInstance.Lifecycle(
                DesiredState.STOPPED, old.observed(), old.generation(), old.restarts(), null, null, null)));

        // when
        publisher.synchronise();

        // then
        assertThat(catalog.isEmpty()).isTrue();
    }

    @Test
    void shouldRepairWhatOthersHaveChangedWhenTheAuditIsDue() {
        // given
        running();
        publisher.synchronise();
        Registration published = catalog.held(SERVICE_ID);
        catalog.forgetAll();
        catalog.put(new Registration(
                new ServiceKey("kd-9", "kd-test-99-80-tcp"),
                "10.0.0.9",
                "old",
                "10.0.0.9",
                1,
                published.tags(),
                published.meta()));
        catalog.putEmptyNode("kd-8");

        // when
        cluster.clock.advance(AUDIT_PAUSE);
        publisher.synchronise();

        // then
        assertThat(catalog.held(SERVICE_ID)).isEqualTo(published);
        assertThat(catalog.serviceIds()).containsExactly(SERVICE_ID);
        assertThat(catalog.emptyNodes()).isEmpty();
    }

    @Test
    void shouldWaitLongerAndLongerWhileTheCatalogIsAwayAndThenReadItAnew() {
        // given
        running();
        publisher.synchronise();
        catalog.forgetAll();
        catalog.goAway();
        cluster.clock.advance(AUDIT_PAUSE);

        // when
        publisher.synchronise();
        int calls = catalog.calls();
        publisher.synchronise();

        // then
        assertThat(catalog.calls()).isEqualTo(calls);

        // when
        catalog.comeBack();
        cluster.clock.advance(Duration.ofSeconds(1));
        publisher.synchronise();

        // then
        assertThat(catalog.serviceIds()).containsExactly(SERVICE_ID);
    }

    @Test
    void shouldNotWaitForACatalogThatIsAwayWhenAContainerIsWithdrawn() {
        // given
        ContainerInstance container = running();
        catalog.goAway();
        publisher.synchronise();
        int calls = catalog.calls();

        // when
        publisher.withdraw(container);

        // then
        assertThat(catalog.calls()).isEqualTo(calls);
    }

    private ContainerInstance running() {
        return cluster.containers.insert(aRunningContainer().build());
    }
}
