package io.kdaemon.dockerworker.engine.adapter.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.dockerworker.engine.EngineOutput.Chunk;
import io.kdaemon.dockerworker.engine.EngineOutput.Source;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MultiplexedTest {

    @Test
    void shouldTellTheStreamsApart() throws IOException {
        // given
        Multiplexed output = of("\1\0\0\0\0\0\0\3out\2\0\0\0\0\0\0\0\2\0\0\0\0\0\0\3err");

        // then
        assertThat(text(output.next().orElseThrow())).isEqualTo("STDOUT out");
        assertThat(text(output.next().orElseThrow())).isEqualTo("STDERR err");
        assertThat(output.next()).isEmpty();
    }

    @Test
    void shouldFailWhenAFrameIsCutOff() throws IOException {
        // given
        Multiplexed output = of("\1\0\0\0\0\0\0\5out");

        // then
        assertThat(text(output.next().orElseThrow())).isEqualTo("STDOUT out");
        assertThatThrownBy(output::next).isInstanceOf(EOFException.class);
    }

    private static Multiplexed of(String bytes) {
        return new Multiplexed(new ByteArrayInputStream(bytes.getBytes(UTF_8)));
    }

    private static String text(Chunk chunk) {
        Source source = chunk.source();
        return source + " " + new String(chunk.bytes(), UTF_8);
    }
}
