package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.removal.PendingRemoval;
import io.kdaemon.removal.PendingRemoval.Subject;
import io.kdaemon.removal.PendingRemovalRepository;
import org.junit.jupiter.api.Test;

public abstract class PendingRemovalRepositoryContract {

    private static final PendingRemoval NODE = new PendingRemoval(Subject.NODE, 7);
    private static final PendingRemoval APPLICATION = new PendingRemoval(Subject.APPLICATION, 7);

    private final PendingRemovalRepository repository;

    protected PendingRemovalRepositoryContract(PendingRemovalRepository repository) {
        this.repository = repository;
    }

    @Test
    void shouldListOldestFirstUpToTheLimit() {
        // given
        repository.add(NODE, NOW);
        repository.add(APPLICATION, NOW.plusSeconds(1));

        // when // then
        assertThat(repository.list(10)).containsExactly(NODE, APPLICATION);
        assertThat(repository.list(1)).containsExactly(NODE);
    }

    @Test
    void shouldKeepOneWhenAddedTwice() {
        // given
        repository.add(NODE, NOW);
        repository.add(NODE, NOW.plusSeconds(1));

        // when // then
        assertThat(repository.list(10)).containsExactly(NODE);
    }

    @Test
    void shouldForgetOnlyWhatIsDeleted() {
        // given
        repository.add(NODE, NOW);
        repository.add(APPLICATION, NOW);

        // when
        repository.delete(NODE);
        repository.delete(NODE);

        // then
        assertThat(repository.list(10)).containsExactly(APPLICATION);
    }
}
