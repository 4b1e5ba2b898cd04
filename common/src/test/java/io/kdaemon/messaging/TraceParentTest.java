package io.kdaemon.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String FORMAT = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

    @Test
    void shouldStayInTheTraceWithAStepOfItsOwn() {
        // given
        String given = "00-" + TRACE + "-00f067aa0ba902b7-01";

        // when
        String next = TraceParent.next(given);

        // then
        assertThat(next)
                .matches(FORMAT)
                .startsWith("00-" + TRACE)
                .endsWith("-01")
                .isNotEqualTo(given);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01\nINFO forged"
            })
    void shouldBeginATraceWhenNoneCanBeRead(String given) {
        assertThat(TraceParent.next(given)).matches(FORMAT).doesNotContain(TRACE);
    }
}
