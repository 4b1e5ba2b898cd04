package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineStreamTest {

    @Test
    void shouldGiveLinesOfAnyLength() throws IOException {
        // given
        String longer = "é".repeat(5_000);

        // when, then
        assertThat(lines("a\n" + longer + "\n\nb\r\n")).containsExactly("a", longer, "", "b\r");
    }

    @Test
    void shouldGiveTheLastLineAlsoWithoutAnEnd() throws IOException {
        assertThat(lines("a\nb")).containsExactly("a", "b");
    }

    @Test
    void shouldEndAtOnceWhenThereIsNothing() throws IOException {
        assertThat(lines("")).isEmpty();
    }

    @Test
    void shouldGiveALineThatFillsItsChunkExactly() throws IOException {
        // given
        String full = "x".repeat(1023);

        // when, then
        assertThat(lines(full + "\n" + full + "\n")).containsExactly(full, full);
    }

    private static List<String> lines(String text) throws IOException {
        LineStream stream = new LineStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<String> lines = new ArrayList<>();
        for (byte[] line = stream.next(); line != null; line = stream.next()) {
            lines.add(new String(line, StandardCharsets.UTF_8));
        }
        return lines;
    }
}
