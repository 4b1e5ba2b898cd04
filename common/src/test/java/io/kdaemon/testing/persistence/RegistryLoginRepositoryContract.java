package io.kdaemon.testing.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.persistence.TakenException;
import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import io.kdaemon.registry.RegistryLoginId;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.secret.Sealed;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

public abstract class RegistryLoginRepositoryContract {

    private static final RegistryHost OWN = new RegistryHost("registry.example.com:5000");

    private final RegistryLoginRepository repository;

    protected RegistryLoginRepositoryContract(RegistryLoginRepository repository) {
        this.repository = repository;
    }

    @Test
    void shouldReturnWhatWasStored() {
        // given
        RegistryLogin login = login(OWN, "renée 🐳");

        // when
        RegistryLogin stored = repository.insert(login);

        // then
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(login);
        assertThat(repository.find(stored.id())).contains(stored);
        assertThat(repository.findByHost(OWN)).contains(stored);
        assertThat(repository.findByHost(new RegistryHost("registry.example.com")))
                .isEmpty();
    }

    @Test
    void shouldRefuseASecondLoginAtARegistry() {
        // given
        RegistryLogin hub = repository.insert(login(RegistryHost.DOCKER_HUB, "hub"));
        repository.insert(login(OWN, "own"));

        // when // then
        assertThatThrownBy(() -> repository.insert(login(OWN, "other")))
                .isInstanceOf(TakenException.class)
                .hasMessage("host 'registry.example.com:5000' is taken");
        assertThatThrownBy(() -> repository.update(changed(hub, OWN, "own"))).isInstanceOf(TakenException.class);
    }

    @Test
    void shouldStoreAChangeAndRefuseItWhenSomebodyWasQuicker() {
        // given
        RegistryLogin stored = repository.insert(login(OWN, "old"));

        // when
        repository.update(changed(stored, RegistryHost.DOCKER_HUB, "new"));

        // then
        RegistryLogin after = repository.find(stored.id()).orElseThrow();
        assertThat(after.host()).isEqualTo(RegistryHost.DOCKER_HUB);
        assertThat(after.username()).isEqualTo("new");
        assertThat(after.password()).isEqualTo(new Sealed("kd1.0badcafe.bmV3"));
        assertThat(after.revision().updatedAt()).isEqualTo(MutableClock.NOW.plusSeconds(60));
        assertThat(after.revision().version()).isEqualTo(stored.revision().version() + 1);
        assertThatThrownBy(() -> repository.update(changed(stored, OWN, "slow")))
                .isInstanceOf(StaleVersionException.class)
                .hasMessageContaining("registry login " + stored.id());
    }

    @Test
    void shouldFindThoseAtManyRegistriesAndListPagesInOrderOfId() {
        // given
        RegistryLogin hub = repository.insert(login(RegistryHost.DOCKER_HUB, "hub"));
        RegistryLogin own = repository.insert(login(OWN, "own"));
        RegistryLogin third = repository.insert(login(new RegistryHost("quay.io"), "third"));

        // when // then
        assertThat(repository.findAll(List.of(OWN, RegistryHost.DOCKER_HUB, new RegistryHost("ghcr.io"))))
                .containsExactlyInAnyOrder(hub, own);
        assertThat(repository.findAll(List.of())).isEmpty();
        assertThat(repository.listAfter(hub.id().value(), 1)).containsExactly(own);
        assertThat(repository.listAfter(0, 10)).containsExactly(hub, own, third);
    }

    @Test
    void shouldDeleteOnce() {
        // given
        RegistryLoginId id = repository.insert(login(OWN, "own")).id();

        // when // then
        assertThat(repository.delete(id)).isTrue();
        assertThat(repository.delete(id)).isFalse();
        assertThat(repository.findByHost(OWN)).isEmpty();
    }

    protected static RegistryLogin login(RegistryHost host, String username) {
        return new RegistryLogin(
                new RegistryLoginId(0),
                host,
                username,
                new Sealed("kd1.0badcafe.c2VhbGVk"),
                new RegistryLogin.Revision(0, MutableClock.NOW, MutableClock.NOW));
    }

    private static RegistryLogin changed(RegistryLogin old, RegistryHost host, String username) {
        RegistryLogin.Revision revision = old.revision();
        return new RegistryLogin(
                old.id(),
                host,
                username,
                new Sealed("kd1.0badcafe.bmV3"),
                new RegistryLogin.Revision(
                        revision.version(), revision.createdAt(), MutableClock.NOW.plus(Duration.ofMinutes(1))));
    }
}
