package io.kdaemon.watcher.adapter.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsulAddressTest {

    @Test
    void shouldReadHostAndPort() {
        // then
        assertThat(ConsulAddress.parse("localhost:8500")).isEqualTo(new ConsulAddress("localhost", 8500));
        assertThat(ConsulAddress.parse("[::1]:8500")).isEqualTo(new ConsulAddress("[::1]", 8500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", ":8500", "localhost:http", "localhost:70000"})
    void shouldNameKeyAndExpectationWhenItIsWrong(String text) {
        // then
        assertThatThrownBy(() -> ConsulAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kdaemon.consul is '%s', expected host:port", text);
    }
}
