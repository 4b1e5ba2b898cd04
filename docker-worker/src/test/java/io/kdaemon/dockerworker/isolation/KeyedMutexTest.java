package io.kdaemon.dockerworker.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyedMutexTest {

    private final KeyedMutex<String> mutex = new KeyedMutex<>();

    @Test
    void shouldForgetAKeyWhenNobodyUsesItAnyMore() {
        // when
        int whileUsed = mutex.within("a", () -> mutex.within("b", mutex::size));

        // then
        assertThat(whileUsed).isEqualTo(2);
        assertThat(mutex.size()).isZero();
    }

    @Test
    void shouldForgetItAlsoAfterAFailure() {
        // when
        assertThatThrownBy(() -> mutex.within("a", () -> {
                    throw new IllegalStateException("told to");
                }))
                .isInstanceOf(IllegalStateException.class);

        // then
        assertThat(mutex.size()).isZero();
    }
}
