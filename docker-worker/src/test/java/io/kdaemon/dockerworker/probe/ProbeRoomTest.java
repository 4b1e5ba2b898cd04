package io.kdaemon.dockerworker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeRoomTest {

    private final ProbeRoom room = new ProbeRoom(3, 2);

    @Test
    void shouldLeaveRoomForOtherNodesWhenOneHangs() {
        // given
        assertThat(room.enter("hung")).isTrue();
        assertThat(room.enter("hung")).isTrue();

        // when, then
        assertThat(room.enter("hung")).isFalse();
        assertThat(room.enter("other")).isTrue();
    }

    @Test
    void shouldTakeNoMoreThanAllRoom() {
        // given
        room.enter("a");
        room.enter("a");
        room.enter("b");

        // when, then
        assertThat(room.enter("c")).isFalse();
        room.leave("a");
        assertThat(room.enter("c")).isTrue();
    }

    @Test
    void shouldForgetNodesThatAreGone() {
        // given
        room.enter("gone");
        room.leave("gone");

        // when
        room.forgetOthers(List.of("other"));

        // then
        assertThat(room.enter("gone")).isTrue();
    }
}
