package io.kdaemon.standalone.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.secret.SealedValues;
import io.kdaemon.testing.persistence.RegistryLoginRepositoryContract;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class RegistryLoginRepositoryIT extends RegistryLoginRepositoryContract {

    private final RegistryLoginRepository logins;

    RegistryLoginRepositoryIT(Database database) {
        super(database.bean(RegistryLoginRepository.class));
        this.logins = database.bean(RegistryLoginRepository.class);
    }

    @Test
    void shouldTellByWhichKeysPasswordsAreSealed() {
        // given
        logins.insert(login(RegistryHost.DOCKER_HUB, "hub"));

        // when // then
        assertThat(((SealedValues) logins).keyIds()).containsExactly("0badcafe");
    }
}
