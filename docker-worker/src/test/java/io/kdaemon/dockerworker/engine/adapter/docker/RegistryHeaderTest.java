package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.core.DockerClientConfig;
import io.kdaemon.dockerworker.engine.RegistryAccess;
import io.kdaemon.secret.Secret;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RegistryHeaderTest {

    @Test
    void shouldBeWhatEnginesReadWhateverThePasswordHas() throws IOException {
        // given
        RegistryAccess access = new RegistryAccess("registry.example.com:5000", "renée", Secret.of("a\"b\\c?>~ÿ\n"));

        // when
        String header = RegistryHeader.of(access).get(RegistryHeader.NAME);

        // then
        JsonNode sent = DockerClientConfig.getDefaultObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(header));
        assertThat(header.length() % 4).isZero();
        assertThat(sent.path("username").asText()).isEqualTo("renée");
        assertThat(sent.path("password").asText()).isEqualTo("a\"b\\c?>~ÿ\n");
        assertThat(sent.path("serveraddress").asText()).isEqualTo("registry.example.com:5000");
    }

    @Test
    void shouldNotBeThereWhenNoLoginIsKept() {
        assertThat(RegistryHeader.of(null)).isEmpty();
    }
}
