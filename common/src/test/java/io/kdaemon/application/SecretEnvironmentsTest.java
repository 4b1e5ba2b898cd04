package io.kdaemon.application;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.testing.RunOptionsFixtures;
import io.kdaemon.testing.persistence.InMemoryApplicationRepository;
import org.junit.jupiter.api.Test;

class SecretEnvironmentsTest {

    @Test
    void shouldNameTheKeysThatAreNeeded() {
        // given
        InMemoryApplicationRepository applications = new InMemoryApplicationRepository();
        applications.insert(anApplication().named("open").build());
        applications.insert(
                anApplication().withOptions(RunOptionsFixtures.everything()).build());

        // when // then
        assertThat(new SecretEnvironments(applications).keyIds()).containsExactly("0123abcd");
    }
}
