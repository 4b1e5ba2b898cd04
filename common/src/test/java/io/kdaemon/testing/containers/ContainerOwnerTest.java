package io.kdaemon.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContainerOwnerTest {

    private static final String ELSEWHERE = "pid:[1]";

    private final ContainerOwner self = ContainerOwner.current();
    private final Instant now = Instant.ofEpochMilli(self.startedAt());

    @Test
    void shouldBeReadBackFromItsLabel() {
        assertThat(ContainerOwner.parse(self.label())).isEqualTo(self);
    }

    @Test
    void shouldBeThereWhileItsProcessRuns() {
        assertThat(self.isGone(now)).isFalse();
    }

    @Test
    void shouldBeGoneWhenAnotherProcessHasItsNumber() {
        assertThat(new ContainerOwner(self.namespace(), self.pid(), self.startedAt() - 1).isGone(now))
                .isTrue();
    }

    @Test
    void shouldBeGoneWhenNothingIsKnownOfItsMachineForLongerThanARunTakes() {
        // given
        ContainerOwner stranger = new ContainerOwner(ELSEWHERE, 1, self.startedAt());

        // when // then
        assertThat(stranger.isGone(now.plus(Duration.ofHours(1)))).isFalse();
        assertThat(stranger.isGone(now.plus(Duration.ofDays(1)))).isTrue();
    }
}
