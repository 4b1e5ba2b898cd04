package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class EngineClientConfigTest {

    @Test
    void shouldShareWhatWasLearntOfTheEnginesTypesWhenThereAreManyEngines() {
        // given
        EngineClientConfig one = new EngineClientConfig(URI.create("tcp://10.0.0.1:2375"));
        EngineClientConfig other = new EngineClientConfig(URI.create("tcp://10.0.0.2:2375"));

        // when // then
        assertThat(one.getObjectMapper()).isSameAs(other.getObjectMapper());
    }
}
