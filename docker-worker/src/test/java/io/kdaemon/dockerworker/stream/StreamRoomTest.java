package io.kdaemon.dockerworker.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.stream.StreamFailure;
import io.kdaemon.messaging.stream.StreamFailure.Reason;
import org.junit.jupiter.api.Test;

class StreamRoomTest {

    private static final NodeRef ONE = new NodeRef(1, "one", "tcp://10.0.0.1:2375", "10.0.0.1");
    private static final NodeRef TWO = new NodeRef(2, "two", "tcp://10.0.0.2:2375", "10.0.0.2");

    private final StreamRoom room = new StreamRoom(new StreamLimits(3, 2));

    @Test
    void shouldRefuseWhatIsTooMuchForANodeAndWhatIsTooMuchForTheWorker() {
        // given
        room.enter(ONE);
        room.enter(ONE);

        // then
        assertThat(room.enter(ONE))
                .contains(new StreamFailure(Reason.NODE_FULL, "2 streams to node one are open, expected fewer"));
        assertThat(room.enter(TWO)).isEmpty();
        assertThat(room.enter(TWO).orElseThrow().reason()).isEqualTo(Reason.WORKER_FULL);
        room.leave(ONE);
        assertThat(room.enter(TWO)).isEmpty();
    }
}
