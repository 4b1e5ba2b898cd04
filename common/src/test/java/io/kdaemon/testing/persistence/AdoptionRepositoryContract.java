package io.kdaemon.testing.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import io.kdaemon.persistence.TakenException;
import io.kdaemon.testing.MutableClock;
import java.util.List;
import org.junit.jupiter.api.Test;

public abstract class AdoptionRepositoryContract {

    private static final NodeId NODE = new NodeId(3);
    private static final NodeId OTHER_NODE = new NodeId(4);
    private static final String ENGINE_ID = "5".repeat(64);

    private final AdoptionRepository repository;

    protected AdoptionRepositoryContract(AdoptionRepository repository) {
        this.repository = repository;
    }

    @Test
    void shouldFindWhatWasAdopted() {
        // given
        Adoption later = adoption(9, NODE, ENGINE_ID);
        Adoption earlier = adoption(7, NODE, "another");
        Adoption elsewhere = adoption(8, OTHER_NODE, ENGINE_ID);

        // when
        List.of(later, earlier, elsewhere).forEach(repository::add);

        // then
        assertThat(repository.find(NODE, ENGINE_ID)).contains(later);
        assertThat(repository.find(NODE, "unknown")).isEmpty();
        assertThat(repository.findAll(List.of(later.containerId(), new ContainerId(1))))
                .containsExactly(later);
        assertThat(repository.findAll(List.of())).isEmpty();
        assertThat(repository.listOn(List.of(NODE))).containsExactly(earlier, later);
        assertThat(repository.listOn(List.of())).isEmpty();
    }

    @Test
    void shouldAdoptNothingTwice() {
        // given
        repository.add(adoption(7, NODE, ENGINE_ID));

        // when // then
        assertThatThrownBy(() -> repository.add(adoption(8, NODE, ENGINE_ID))).isInstanceOf(TakenException.class);
    }

    @Test
    void shouldForgetWhatHasEnded() {
        // given
        repository.add(adoption(7, NODE, ENGINE_ID));
        repository.add(adoption(8, NODE, "stays"));
        repository.add(adoption(9, OTHER_NODE, ENGINE_ID));

        // when
        repository.endAll(NODE, List.of(ENGINE_ID, "unknown"));
        repository.endAll(NODE, List.of());

        // then
        assertThat(repository.listOn(List.of(NODE, OTHER_NODE)))
                .extracting(row -> row.containerId().value())
                .containsExactly(8L, 9L);
    }

    private static Adoption adoption(long container, NodeId node, String engineId) {
        return new Adoption(new ContainerId(container), 1, node, engineId, MutableClock.NOW);
    }
}
