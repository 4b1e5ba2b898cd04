package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.testing.persistence.ContainerRepositoryContract;
import io.kdaemon.testing.persistence.Race;
import io.kdaemon.testing.persistence.Transactions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class ContainerRepositoryIT extends ContainerRepositoryContract {

    private static final int CHANGES = 20;

    private final ContainerRepository repository;
    private final Transactions transactions;

    ContainerRepositoryIT(Database database) {
        super(database.bean(ContainerRepository.class), database.transactions());
        this.repository = database.bean(ContainerRepository.class);
        this.transactions = database.transactions();
    }

    @Test
    void shouldNeverFindAStaleVersionWhenEveryWriterLocksFirst() {
        // given
        List<ContainerId> ids = Stream.of("one", "two", "three")
                .map(name -> repository
                        .insert(aRunningContainer().named(name).build())
                        .id())
                .toList();

        // when
        Race.of(4).run(_ -> IntStream.range(0, CHANGES).filter(_ -> change(ids)).count());

        // then
        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(repository.find(id).orElseThrow().version()).isEqualTo(4 * CHANGES));
    }

    @Test
    void shouldNotWaitForRowsNobodyAskedFor() {
        // given
        ContainerId held =
                repository.insert(aRunningContainer().named("held").build()).id();
        ContainerId free =
                repository.insert(aRunningContainer().named("free").build()).id();
        Race race = Race.of(2);

        // when
        List<Integer> locked = race.run(i -> transactions.in(() -> {
            int mine = repository.lock(List.of(i == 0 ? held : free)).size();
            race.meet();
            return mine;
        }));

        // then
        assertThat(locked).containsExactly(1, 1);
    }

    private boolean change(List<ContainerId> ids) {
        return transactions.in(() -> {
            repository.lock(ids).forEach(repository::update);
            return true;
        });
    }
}
