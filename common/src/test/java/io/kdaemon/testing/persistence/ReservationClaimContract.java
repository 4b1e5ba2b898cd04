package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Claim;
import io.kdaemon.node.ReservationRepository.Company;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.ReservationRepository.Residence;
import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is promised to claims of room; how it is given back is in {@link ReservationRepositoryContract}. */
public abstract class ReservationClaimContract {

    static final ApplicationId WEB = new ApplicationId(1);
    private static final ApplicationId DATABASE = new ApplicationId(2);
    static final Resources ASK = new Resources(500, 1L << 28);
    static final Resources ROOM_FOR_TWO = new Resources(1000, 1L << 29);

    final ReservationRepository repository;
    final NodeRepository nodes;
    final Transactions transactions;

    protected ReservationClaimContract(
            ReservationRepository repository, NodeRepository nodes, Transactions transactions) {
        this.repository = repository;
        this.nodes = nodes;
        this.transactions = transactions;
    }

    @Test
    void shouldReserveUntilTheNodeIsFull() {
        // given
        NodeId node = node(1);

        // when // then
        assertThat(claim(1, node)).isTrue();
        assertThat(claim(2, node)).isTrue();
        assertThat(claim(3, node)).isFalse();
        assertThat(reserved(node)).isEqualTo(ROOM_FOR_TWO);
    }

    @Test
    void shouldRefuseWhenEitherCpuOrMemoryDoesNotFit() {
        // given
        NodeId node = node(1);

        // when // then
        assertThat(claim(1, node, new Resources(499, 1L << 40))).isFalse();
        assertThat(claim(1, node, new Resources(100_000, (1L << 28) - 1))).isFalse();
        assertThat(reserved(node)).isEqualTo(Resources.NONE);
    }

    @Test
    void shouldRefuseANodeWhoseCompanyIsNotAsTheClaimAsksFor() {
        // given
        NodeId node = node(1);
        Company alone = new Company(Set.of(), Set.of(WEB));
        Company withDatabase = new Company(Set.of(DATABASE), Set.of());
        Claim first = new Claim(reservation(1, node, NOW), ROOM_FOR_TWO, alone);
        Claim second = new Claim(reservation(2, node, NOW), ROOM_FOR_TWO, alone);
        Claim lonely = new Claim(reservation(3, node, NOW), ROOM_FOR_TWO, withDatabase);

        // when
        Set<ContainerId> claimed = transactions.in(() -> repository.claim(List.of(first, second, lonely)));

        // then
        assertThat(claimed).containsExactly(new ContainerId(1));
        assertThat(transactions.in(() -> repository.claim(List.of(second)))).isEmpty();
        assertThat(repository.listResidences()).containsExactly(new Residence(node, WEB, 1));
    }

    @Test
    void shouldAdmitToTheSameNodeWhenTheCompanyIsThere() {
        // given
        NodeId node = node(1);
        Reservation database = new Reservation(new ContainerId(9), DATABASE, node, ASK, NOW);
        Company withDatabase = new Company(Set.of(DATABASE), Set.of());

        // when
        Set<ContainerId> claimed = transactions.in(() -> repository.claim(List.of(
                new Claim(database, ROOM_FOR_TWO, Company.ANY),
                new Claim(reservation(1, node, NOW), ROOM_FOR_TWO, withDatabase))));

        // then
        assertThat(claimed).containsExactlyInAnyOrder(new ContainerId(9), new ContainerId(1));
        assertThat(repository.listResidences())
                .containsExactlyInAnyOrder(new Residence(node, DATABASE, 1), new Residence(node, WEB, 1));
    }

    @Test
    void shouldRefuseANodeThatIsDisabledOrGone() {
        // given
        NodeId disabled = nodes.insert(aReadyNode().disabled().build()).id();

        // when // then
        assertThat(claim(1, disabled)).isFalse();
        assertThat(claim(1, new NodeId(12345))).isFalse();
    }

    @Test
    void shouldReserveOnceWhenTheContainerClaimsTheSameNodeAgain() {
        // given
        NodeId node = node(1);
        claim(1, node);
        claim(2, node);

        // when
        boolean again = claim(2, node);

        // then
        assertThat(again).isTrue();
        assertThat(reserved(node)).isEqualTo(ROOM_FOR_TWO);
    }

    @Test
    void shouldMoveTheReservationWhenTheContainerClaimsAnotherNode() {
        // given
        NodeId from = node(1);
        NodeId to = node(2);
        claim(1, from);

        // when
        boolean moved = claim(1, to);

        // then
        assertThat(moved).isTrue();
        assertThat(reserved(from)).isEqualTo(Resources.NONE);
        assertThat(reserved(to)).isEqualTo(ASK);
    }

    @Test
    void shouldKeepTheReservationWhenTheOtherNodeHasNoRoom() {
        // given
        NodeId from = node(1);
        claim(1, from);

        // when
        boolean moved = claim(1, node(2), Resources.NONE);

        // then
        assertThat(moved).isFalse();
        assertThat(reserved(from)).isEqualTo(ASK);
    }

    @Test
    void shouldReserveForTheFirstThatFitWhenManyClaimTogether() {
        // given
        NodeId one = node(1);
        NodeId two = node(2);
        claim(1, one);
        List<Claim> claims = List.of(
                new Claim(reservation(2, two, NOW), ROOM_FOR_TWO, Company.ANY),
                new Claim(reservation(3, one, NOW), ROOM_FOR_TWO, Company.ANY),
                new Claim(reservation(4, one, NOW), ROOM_FOR_TWO, Company.ANY),
                new Claim(reservation(1, two, NOW), ROOM_FOR_TWO, Company.ANY),
                new Claim(reservation(5, new NodeId(12345), NOW), ROOM_FOR_TWO, Company.ANY));

        // when
        Set<ContainerId> claimed = transactions.in(() -> repository.claim(claims));

        // then
        assertThat(claimed).containsExactlyInAnyOrder(new ContainerId(1), new ContainerId(2), new ContainerId(3));
        assertThat(reserved(one)).isEqualTo(ASK);
        assertThat(reserved(two)).isEqualTo(ROOM_FOR_TWO);
    }

    @Test
    void shouldNeverPromiseMoreThanThereIsWhenManyClaimAtOnce() {
        // given
        NodeId node = node(1);

        // when
        List<Boolean> claimed = Race.of(12).run(i -> claim(i + 1, node));

        // then
        assertThat(claimed).filteredOn(Boolean::booleanValue).hasSize(2);
        assertThat(reserved(node)).isEqualTo(ROOM_FOR_TWO);
    }

    /** Container numbers grow along the nodes for one batch, against them for the next. */
    @Test
    void shouldNotWaitForNodesThatOthersHoldWhenOnlyFreeOnesAreWanted() {
        // given
        NodeId held = node(1);
        NodeId free = node(2);
        Race race = Race.of(2);

        // when
        List<Set<ContainerId>> claimed = race.run(i -> transactions.in(() -> {
            Set<ContainerId> mine = i == 0 ? repository.claim(List.of(claimOn(held, 1))) : Set.of();
            race.meet();
            if (i == 1) {
                mine = repository.claimFree(List.of(claimOn(free, 2)));
                repository.claimFree(List.of(claimOn(held, 3)));
            }
            race.meet();
            return mine;
        }));

        // then
        assertThat(claimed).containsExactly(Set.of(new ContainerId(1)), Set.of(new ContainerId(2)));
        assertThat(repository.claimFree(List.of(claimOn(held, 3)))).containsExactly(new ContainerId(3));
    }

    void run(Runnable change) {
        transactions.in(() -> {
            change.run();
            return true;
        });
    }

    private static Claim claimOn(NodeId node, long container) {
        return new Claim(reservation(container, node, NOW), ROOM_FOR_TWO, Company.ANY);
    }

    NodeId node(long number) {
        return nodes.insert(aReadyNode().withId(number).build()).id();
    }

    Resources reserved(NodeId node) {
        return nodes.find(node).orElseThrow().reserved();
    }

    boolean claim(long container, NodeId node) {
        return claim(container, node, ROOM_FOR_TWO);
    }

    boolean claim(long container, NodeId node, Resources limit) {
        return claim(reservation(container, node, NOW), limit);
    }

    boolean claim(Reservation reservation, Resources limit) {
        return !transactions
                .in(() -> repository.claim(List.of(new Claim(reservation, limit, Company.ANY))))
                .isEmpty();
    }

    static Reservation reservation(long container, NodeId node, Instant at) {
        return new Reservation(new ContainerId(container), WEB, node, ASK, at);
    }
}
