package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static io.kdaemon.testing.NodeFixtures.aDownNode;
import static io.kdaemon.testing.NodeFixtures.aNewNode;
import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.certificate.PemCertificate;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.EngineTls;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.PrometheusAddress;
import io.kdaemon.node.Resources;
import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.persistence.TakenException;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretPurpose;
import io.kdaemon.testing.certificate.TestCertificates;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

public abstract class NodeRepositoryContract extends NodeConditionContract {

    protected NodeRepositoryContract(NodeRepository repository, Transactions transactions) {
        super(repository, transactions);
    }

    @Test
    void shouldReturnWhatWasStored() {
        // given
        Instant micros = Instant.parse("2026-10-25T02:30:00.000001Z");
        Node node = aReadyNode()
                .labelled("zone", "a")
                .watchedBy(new PrometheusAddress("10.0.0.9", 9090, "rack-3:9100"))
                .withReserved(new Resources(1500, 1L << 33))
                .dueForObservationAt(micros)
                .build();

        // when
        Node stored = repository.insert(node);

        // then
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(node);
        assertThat(repository.find(stored.id())).contains(stored);
        assertThat(repository.findByHostname("node-1")).contains(stored);
    }

    @Test
    void shouldKeepThatNothingIsKnownYetAndThatTheEngineIsASocket() {
        // when
        Node stored = repository.insert(
                aNewNode().at(new EngineAddress("/var/run/docker.sock", null)).build());

        // then
        assertThat(repository.find(stored.id())).contains(stored);
        assertThat(stored.facts()).isEmpty();
    }

    @Test
    void shouldKeepHowTheEngineIsSecured() {
        // given
        Sealed key = SecretBox.of("a-key-of-the-tests-that-is-long-enough")
                .seal(Secret.of(TestCertificates.CLIENT_KEY), SecretPurpose.ENGINE_KEY);
        EngineTls tls = new EngineTls(
                PemCertificate.parse(TestCertificates.AUTHORITY),
                PemCertificate.parse(TestCertificates.CLIENT),
                key,
                "engine.example",
                true);

        // when
        Node stored = repository.insert(
                aNewNode().at(new EngineAddress("10.8.0.1", 2376, tls)).build());

        // then
        assertThat(repository.find(stored.id())).contains(stored);
        assertThat(stored.profile().engine().tls()).isEqualTo(tls);
    }

    @Test
    void shouldRefuseAHostnameThatIsInUse() {
        // given
        insert(1);

        // when // then
        assertThatThrownBy(() ->
                        repository.insert(aReadyNode().withId(2).named("node-1").build()))
                .isInstanceOf(TakenException.class)
                .hasMessage("hostname 'node-1' is taken");
    }

    @Test
    void shouldRefuseAnEngineThatIsInUse() {
        // given
        EngineAddress socket = new EngineAddress("/var/run/docker.sock", null);
        repository.insert(aReadyNode().at(socket).build());
        Node other = insert(2);

        // when // then
        assertThatThrownBy(() ->
                        repository.insert(aReadyNode().withId(3).at(socket).build()))
                .isInstanceOf(TakenException.class)
                .hasMessage("d_ipaddr 'unix:///var/run/docker.sock' is taken");
        assertThatThrownBy(() -> repository.update(
                        changed(other, aReadyNode().named("node-2").at(socket).build())))
                .isInstanceOf(TakenException.class);
    }

    @Test
    void shouldKeepObservationsWhenTheOperatorChangesTheNode() {
        // given
        Node stored = insert(1);
        Node.Condition seen = aDownNode().build().condition();
        repository.updateCondition(stored.id(), seen);
        repository.scheduleObservation(stored.id(), NOW);

        // when
        repository.update(
                changed(stored, aReadyNode().named("renamed").disabled().build()));

        // then
        Node found = repository.find(stored.id()).orElseThrow();
        assertThat(found.profile().hostname()).isEqualTo("renamed");
        assertThat(found.enabled()).isFalse();
        assertThat(found.condition()).isEqualTo(seen);
        assertThat(found.timestamps().nextObservationAt()).isEqualTo(NOW);
        assertThat(found.version()).isEqualTo(stored.version() + 1);
    }

    @Test
    void shouldRefuseAChangeWhenSomebodyWasQuicker() {
        // given
        Node stored = insert(1);
        repository.update(changed(stored, aReadyNode().named("quick").build()));

        // when // then
        assertThatThrownBy(() -> repository.update(
                        changed(stored, aReadyNode().named("slow").build())))
                .isInstanceOf(StaleVersionException.class)
                .hasMessageContaining("node " + stored.id());
    }

    @Test
    void shouldFindThoseThatExist() {
        // given
        Node one = insert(1);
        insert(2);
        Node three = insert(3);

        // when // then
        assertThat(repository.findAll(List.of(three.id(), one.id(), new NodeId(12345))))
                .containsExactly(one, three);
        assertThat(repository.findAll(List.of())).isEmpty();
    }

    @Test
    void shouldListInOrderOfId() {
        // given
        List<Node> all = List.of(insert(1), insert(2), insert(3), insert(4));

        // when // then
        assertThat(repository.listAll()).containsExactlyElementsOf(all);
        assertThat(repository.listAfter(all.getFirst().id().value(), 2)).containsExactly(all.get(1), all.get(2));
    }

    @Test
    void shouldDeleteOnce() {
        // given
        NodeId id = insert(1).id();

        // when // then
        assertThat(repository.delete(id)).isTrue();
        assertThat(repository.delete(id)).isFalse();
        assertThat(repository.find(id)).isEmpty();
    }

    private static Node changed(Node stored, Node difference) {
        return new Node(
                stored.id(),
                difference.profile(),
                difference.enabled(),
                stored.condition(),
                stored.reserved(),
                stored.timestamps(),
                stored.version());
    }
}
