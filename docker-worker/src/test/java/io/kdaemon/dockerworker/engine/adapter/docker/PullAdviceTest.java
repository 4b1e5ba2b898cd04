package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.RegistryAccess;
import io.kdaemon.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullAdviceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Get \"https://10.0.0.9:5000/v2/\": http: server gave HTTP response to HTTPS client | insecure-registries",
                "Get \"https://r.example/v2/\": x509: certificate signed by unknown authority        | certs.d",
                "unauthorized: authentication required                                             | wants a login",
                "Head \"http://r/v2/web/manifests/1\": no basic auth credentials                     | wants a login",
                "pull access denied for web, repository does not exist                             | wants a login",
                "manifest for r/web:none not found: manifest unknown: manifest unknown             | no such tag",
                "toomanyrequests: You have reached your pull rate limit                            | registry-mirrors",
                "Get \"https://r.example/v2/\": dial tcp: lookup r.example: no such host             | DNS"
            })
    void shouldKeepTheEnginesWordsAndSayWhatToDo(String words, String advice) {
        // when // then
        assertThat(PullAdvice.added(words, null)).startsWith(words + " (").contains(advice);
    }

    @Test
    void shouldNameTheLoginThatWasNotAccepted() {
        // given
        RegistryAccess access = new RegistryAccess("registry.example.com", "kdaemon", Secret.of("swordfish"));

        // when
        String words = PullAdvice.added("unauthorized: authentication required", access);

        // then
        assertThat(words)
                .startsWith("unauthorized: authentication required (registry.example.com does not accept")
                .contains("'kdaemon'")
                .doesNotContain("swordfish");
    }

    @Test
    void shouldAddNothingWhenNothingIsKnown() {
        // when // then
        assertThat(PullAdvice.added("no space left on device", null)).isEqualTo("no space left on device");
    }
}
