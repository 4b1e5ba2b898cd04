package io.kdaemon.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryHostTest {

    @ParameterizedTest
    @CsvSource({
        "docker.io, docker.io",
        "Docker.IO, docker.io",
        "index.docker.io, docker.io",
        "https://index.docker.io/v1/, docker.io",
        "registry-1.docker.io, docker.io",
        "registry.example.com:5000, registry.example.com:5000",
        "https://Registry.Example.com/, registry.example.com",
        "localhost, localhost",
        "registry:5000, registry:5000",
        "10.0.0.9:5000, 10.0.0.9:5000",
        "[fd00::1]:5000, [fd00::1]:5000"
    })
    void shouldReadWhatPeopleWriteWhoLogIn(String text, String name) {
        assertThat(RegistryHost.parse(text)).contains(new RegistryHost(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "registry",
                "registry.example.com/team",
                "a b.example",
                "registry:",
                "registry:0",
                "registry:65536",
                "ftp://a.b",
                "user@registry.example.com"
            })
    void shouldNotReadWhatNoImageCanBeginWith(String text) {
        assertThat(RegistryHost.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ghost, docker.io",
        "ghost:5, docker.io",
        "team/web:1, docker.io",
        "docker.io/library/ghost, docker.io",
        "registry.example.com/web, registry.example.com",
        "Registry.Example.com:5000/team/web:1.2, registry.example.com:5000",
        "localhost/web, localhost",
        "registry:5000/web@sha256:0123, registry:5000"
    })
    void shouldTellTheRegistryOfAnImageAsEnginesDo(String image, String name) {
        assertThat(RegistryHost.ofImage(image)).isEqualTo(new RegistryHost(name));
    }
}
