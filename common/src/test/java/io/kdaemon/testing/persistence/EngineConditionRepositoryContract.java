package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.node.EngineCondition;
import io.kdaemon.node.EngineCondition.Calls;
import io.kdaemon.node.EngineCondition.Trouble;
import io.kdaemon.node.EngineConditionRepository;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

public abstract class EngineConditionRepositoryContract {

    private static final NodeId ONE = new NodeId(1);
    private static final NodeId TWO = new NodeId(2);
    private static final Calls BUSY = new Calls("CLOSED", 3, 4, 9);
    private static final Calls RESTING = new Calls("OPEN", 0, 2, 1);
    private static final Trouble TROUBLE = new Trouble("start: no answer within 30000 ms", NOW.minusSeconds(2));

    private final EngineConditionRepository repository;

    protected EngineConditionRepositoryContract(EngineConditionRepository repository) {
        this.repository = repository;
    }

    @Test
    void shouldKeepTheLatestNewsOfEachWorkerAndShowTheNewestFirst() {
        // given
        EngineCondition left = new EngineCondition(ONE, "left", RESTING, TROUBLE, NOW);
        EngineCondition right = new EngineCondition(ONE, "right", BUSY, null, NOW.plusSeconds(1));

        // when
        repository.put(List.of(new EngineCondition(ONE, "left", BUSY, null, NOW.minusSeconds(9))));
        repository.put(List.of(right, new EngineCondition(TWO, "left", BUSY, TROUBLE, NOW), left));
        repository.put(List.of());

        // then
        assertThat(repository.listSince(ONE, Instant.EPOCH)).containsExactly(right, left);
        assertThat(repository.listSince(ONE, NOW.plusSeconds(1))).containsExactly(right);
        assertThat(repository.listSince(new NodeId(3), Instant.EPOCH)).isEmpty();
    }

    @Test
    void shouldForgetWhatIsOlder() {
        // given
        repository.put(List.of(
                new EngineCondition(ONE, "gone", BUSY, null, NOW.minusSeconds(1)),
                new EngineCondition(ONE, "here", BUSY, null, NOW)));

        // when
        repository.purgeBefore(NOW);

        // then
        assertThat(repository.listSince(ONE, Instant.EPOCH))
                .extracting(EngineCondition::worker)
                .containsExactly("here");
    }
}
