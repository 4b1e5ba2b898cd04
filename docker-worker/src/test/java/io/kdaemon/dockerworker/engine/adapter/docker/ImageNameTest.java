package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx, latest",
        "nginx:1.27, nginx, 1.27",
        "registry:5000/team/web, registry:5000/team/web, latest",
        "registry:5000/team/web:2, registry:5000/team/web, 2",
        "web@sha256:0123, web, sha256:0123"
    })
    void shouldNeverAskForEveryTagThereIs(String image, String repository, String tag) {
        assertThat(ImageName.parse(image)).isEqualTo(new ImageName(repository, tag));
    }
}
