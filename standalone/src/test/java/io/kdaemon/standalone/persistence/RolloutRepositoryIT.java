package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.RolloutFixtures.aRollout;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.testing.ApplicationFixtures;
import io.kdaemon.testing.RolloutFixtures;
import io.kdaemon.testing.persistence.Race;
import io.kdaemon.testing.persistence.RolloutRepositoryContract;
import io.kdaemon.testing.persistence.Transactions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class RolloutRepositoryIT extends RolloutRepositoryContract {

    private final RolloutRepository repository;
    private final Transactions transactions;

    RolloutRepositoryIT(Database database) {
        super(database.bean(RolloutRepository.class), database.transactions());
        this.repository = database.bean(RolloutRepository.class);
        this.transactions = database.transactions();
    }

    @Test
    void shouldGiveARolloutToOneOfTwoWhoWantItAtOnce() {
        // given
        Rollout stored = transactions.in(() -> repository.insert(
                aRollout(),
                List.of(RolloutFixtures.wanted(
                        ApplicationFixtures.anApplication().build())),
                List.of(new ContainerId(1))));
        Race race = Race.of(2);

        // when
        List<Optional<Rollout>> locked = race.run(_ -> transactions.in(() -> {
            Optional<Rollout> mine = repository.tryLock(stored.id());
            race.meet();
            return mine;
        }));

        // then
        assertThat(locked).containsOnlyOnce(Optional.of(stored)).containsOnlyOnce(Optional.empty());
    }
}
