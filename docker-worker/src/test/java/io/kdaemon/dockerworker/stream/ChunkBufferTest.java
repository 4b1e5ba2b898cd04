package io.kdaemon.dockerworker.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.engine.EngineOutput.Chunk;
import io.kdaemon.dockerworker.engine.EngineOutput.Source;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChunkBufferTest {

    private final ChunkBuffer buffer = new ChunkBuffer(Duration.ofMillis(25));

    @Test
    void shouldHandOverTogetherWhatOneSourcePrintedAndKeepTheOrderOfBoth() throws InterruptedException {
        // given
        put(Source.STDOUT, "a");
        put(Source.STDOUT, "b");
        put(Source.STDERR, "c");
        put(Source.STDOUT, "d");
        buffer.end();

        // then
        assertThat(take()).isEqualTo("STDOUT ab");
        assertThat(take()).isEqualTo("STDERR c");
        assertThat(take()).isEqualTo("STDOUT d");
        assertThat(buffer.take()).isEmpty();
    }

    @Test
    void shouldMakeTheReaderWaitWhenNobodyTakes() throws InterruptedException {
        // given
        AtomicInteger put = new AtomicInteger();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                while (buffer.put(new Chunk(Source.STDOUT, new byte[16 * 1024]))) {
                    put.incrementAndGet();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        // when
        await().until(() -> reader.getState() == Thread.State.WAITING);

        // then
        assertThat(put).hasValue(2);
        buffer.end();
        assertThat(reader.join(Duration.ofSeconds(20))).isTrue();
    }

    private void put(Source source, String text) throws InterruptedException {
        buffer.put(new Chunk(source, text.getBytes(UTF_8)));
    }

    private String take() throws InterruptedException {
        Chunk chunk = buffer.take().orElseThrow();
        return chunk.source() + " " + new String(chunk.bytes(), UTF_8);
    }
}
