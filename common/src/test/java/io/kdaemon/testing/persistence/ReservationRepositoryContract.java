package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.ReservationRepository.Residence;
import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public abstract class ReservationRepositoryContract extends ReservationClaimContract {

    protected ReservationRepositoryContract(
            ReservationRepository repository, NodeRepository nodes, Transactions transactions) {
        super(repository, nodes, transactions);
    }

    @Test
    void shouldKeepRoomForTheGenerationThatStandsByWhileItsSuccessorHasRoomOfItsOwn() {
        // given
        NodeId node = node(1);
        claim(1, node);
        ContainerId container = new ContainerId(1);

        // when
        run(() -> repository.keep(List.of(container)));

        // then
        assertThat(claim(1, node)).isTrue();
        assertThat(reserved(node)).isEqualTo(ROOM_FOR_TWO);
        assertThat(repository.listResidences()).containsExactly(new Residence(node, WEB, 2));
        run(() -> repository.releaseKept(List.of(container)));
        assertThat(reserved(node)).isEqualTo(ASK);
        run(() -> repository.release(List.of(container)));
        assertThat(reserved(node)).isEqualTo(Resources.NONE);
    }

    @Test
    void shouldRestoreWhatWasKeptInPlaceOfWhatTheSuccessorHad() {
        // given
        NodeId old = node(1);
        NodeId other = node(2);
        ContainerId container = new ContainerId(1);
        claim(1, old);
        run(() -> repository.keep(List.of(container)));
        claim(1, other);

        // when
        run(() -> repository.restore(List.of(container)));
        run(() -> repository.restore(List.of(container)));

        // then
        assertThat(reserved(other)).isEqualTo(Resources.NONE);
        assertThat(reserved(old)).isEqualTo(ASK);
        run(() -> repository.release(List.of(container)));
        assertThat(reserved(old)).isEqualTo(Resources.NONE);
    }

    @Test
    void shouldGiveBackOnce() {
        // given
        NodeId node = node(1);
        claim(1, node);
        claim(2, node);

        // when
        release(1);
        release(1);

        // then
        assertThat(reserved(node)).isEqualTo(ASK);
        assertThat(claim(3, node)).isTrue();
    }

    @Test
    void shouldGiveBackManyAtOnce() {
        // given
        NodeId one = node(1);
        NodeId two = node(2);
        claim(1, one);
        claim(2, two);
        claim(3, two);

        // when
        transactions.run(() -> repository.release(
                List.of(new ContainerId(3), new ContainerId(1), new ContainerId(2), new ContainerId(12345))));
        transactions.run(() -> repository.release(List.of()));

        // then
        assertThat(reserved(one)).isEqualTo(Resources.NONE);
        assertThat(reserved(two)).isEqualTo(Resources.NONE);
        assertThat(repository.listSince(Instant.EPOCH)).isEmpty();
    }

    @Test
    void shouldNotDeadlockWhenBatchesOnTheSameNodesAreGivenBack() {
        // given
        List<NodeId> all = List.of(node(1), node(2), node(3), node(4));
        List<List<ContainerId>> batches =
                IntStream.range(0, 4).mapToObj(i -> batchOn(i, all)).toList();

        // when
        Race.of(4)
                .run(i -> transactions.in(() -> {
                    repository.release(batches.get(i));
                    return i;
                }));

        // then
        assertThat(all).allSatisfy(node -> assertThat(reserved(node)).isEqualTo(Resources.NONE));
    }

    @Test
    void shouldGiveBackWhenTheNodeIsGone() {
        // given
        NodeId node = node(1);
        claim(1, node);
        nodes.delete(node);

        // when
        release(1);

        // then
        assertThat(repository.listSince(Instant.EPOCH)).isEmpty();
    }

    @Test
    void shouldListWhatWasReservedAfterATime() {
        // given
        NodeId node = node(1);
        claim(reservation(1, node, NOW), ROOM_FOR_TWO);
        Reservation later = reservation(2, node, NOW.plusNanos(1000));
        claim(later, ROOM_FOR_TWO);

        // when // then
        assertThat(repository.listSince(NOW)).containsExactly(later);
    }

    private List<ContainerId> batchOn(int batch, List<NodeId> all) {
        List<NodeId> order = batch % 2 == 0 ? all : all.reversed();
        return IntStream.range(0, order.size())
                .mapToObj(i -> {
                    int container = 10 * batch + i;
                    claim(container, order.get(i), new Resources(100_000, 1L << 40));
                    return new ContainerId(container);
                })
                .toList();
    }

    private void release(long container) {
        transactions.run(() -> repository.release(new ContainerId(container)));
    }
}
