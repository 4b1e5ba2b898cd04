package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.secret.SealedValues;
import io.kdaemon.testing.RunOptionsFixtures;
import io.kdaemon.testing.persistence.ApplicationRepositoryContract;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class ApplicationRepositoryIT extends ApplicationRepositoryContract {

    private final ApplicationRepository applications;

    ApplicationRepositoryIT(Database database) {
        super(database.bean(ApplicationRepository.class));
        applications = database.bean(ApplicationRepository.class);
    }

    @Test
    void shouldTellWhichKeysItsSecretsAreSealedWith() {
        // given
        applications.insert(anApplication().named("open").build());
        applications.insert(anApplication()
                .named("secret")
                .withOptions(RunOptionsFixtures.everything())
                .build());

        // when // then
        assertThat(((SealedValues) applications).keyIds()).containsExactly("0123abcd");
    }
}
