package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.node.LaunchFailureRepository;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public abstract class LaunchFailureRepositoryContract {

    private static final NodeId ONE = new NodeId(1);
    private static final NodeId TWO = new NodeId(2);

    private final LaunchFailureRepository repository;

    protected LaunchFailureRepositoryContract(LaunchFailureRepository repository) {
        this.repository = repository;
    }

    @Test
    void shouldCountByNodeSinceTheGivenTime() {
        // given
        repository.add(List.of(ONE), NOW.minusSeconds(61));
        repository.add(List.of(ONE, TWO, TWO), NOW.minusSeconds(60));
        repository.add(List.of(TWO), NOW);
        repository.add(List.of(), NOW);

        // when // then
        assertThat(repository.countSince(NOW.minusSeconds(60))).isEqualTo(Map.of(ONE, 1, TWO, 3));
        assertThat(repository.countSince(NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void shouldForgetWhatIsOlder() {
        // given
        repository.add(List.of(ONE), NOW.minusSeconds(1));
        repository.add(List.of(TWO), NOW);

        // when
        repository.purgeBefore(NOW);

        // then
        assertThat(repository.countSince(Instant.EPOCH)).isEqualTo(Map.of(TWO, 1));
    }
}
