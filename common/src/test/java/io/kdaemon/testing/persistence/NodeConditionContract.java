package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static io.kdaemon.testing.NodeFixtures.aDownNode;
import static io.kdaemon.testing.NodeFixtures.aNewNode;
import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.node.NodeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is observed of nodes, and when; the rest of their records is in {@link NodeRepositoryContract}. */
public abstract class NodeConditionContract {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    final NodeRepository repository;
    final Transactions transactions;

    protected NodeConditionContract(NodeRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Test
    void shouldStoreWhatWasObservedWithoutRaisingTheVersion() {
        // given
        Node stored = repository.insert(aNewNode().build());

        // when
        repository.updateCondition(stored.id(), aReadyNode().build().condition());
        repository.updateCondition(new NodeId(12345), aReadyNode().build().condition());

        // then
        Node found = repository.find(stored.id()).orElseThrow();
        assertThat(found.condition()).isEqualTo(aReadyNode().build().condition());
        assertThat(found.version()).isEqualTo(stored.version());
    }

    @Test
    void shouldReplaceAConditionOnlyAsItWasSeen() {
        // given
        Node unseen = repository.insert(aNewNode().build());
        Node.Condition ready = aReadyNode().build().condition();
        Node.Condition down = aDownNode().build().condition();

        // when // then
        assertThat(repository.replaceCondition(unseen, ready)).isTrue();
        Node seen = repository.find(unseen.id()).orElseThrow();
        assertThat(repository.replaceCondition(unseen, down)).isFalse();
        assertThat(repository.find(unseen.id())).contains(seen);
        assertThat(repository.replaceCondition(seen, ready)).isTrue();
        assertThat(repository.replaceCondition(seen, down)).isTrue();
        assertThat(repository.find(unseen.id()).orElseThrow().condition()).isEqualTo(down);
        assertThat(repository.replaceCondition(aReadyNode().withId(12345).build(), ready))
                .isFalse();
    }

    @Test
    void shouldLetOneOfManyReplaceACondition() {
        // given
        Node seen = insert(1);
        Node.Condition down = new Node.Condition(NodeStatus.DOWN, "silent", null, null);

        // when
        List<Boolean> replaced = Race.of(4).run(_ -> transactions.in(() -> repository.replaceCondition(seen, down)));

        // then
        assertThat(replaced).containsOnlyOnce(true);
    }

    @Test
    void shouldTouchOnlyThoseThatAreReadyAndFree() {
        // given
        Node ready = insert(1);
        Node down = insert(2);
        Node busy = insert(3);
        repository.updateCondition(ready.id(), aReadyNode().build().condition());
        repository.updateCondition(down.id(), aDownNode().build().condition());
        repository.updateCondition(busy.id(), aReadyNode().build().condition());
        Instant later = NOW.plusSeconds(60);
        Race race = Race.of(2);

        // when
        List<Set<NodeId>> touched = race.run(i -> transactions.in(() -> {
            Set<NodeId> mine = i == 0 ? repository.touch(List.of(busy.id()), NOW.plusSeconds(30)) : Set.of();
            race.meet();
            if (i == 1) {
                mine = repository.touch(List.of(ready.id(), down.id(), busy.id(), new NodeId(12345)), later);
            }
            race.meet();
            return mine;
        }));

        // then
        assertThat(touched.getLast()).contains(ready.id()).doesNotContain(down.id());
        assertThat(lastSeen(ready)).isEqualTo(later);
        assertThat(lastSeen(down)).isEqualTo(aDownNode().build().condition().lastSeenAt());
        assertThat(lastSeen(busy)).isEqualTo(touched.getLast().contains(busy.id()) ? later : NOW.plusSeconds(30));
        assertThat(repository.touch(List.of(), later)).isEmpty();
    }

    @Test
    void shouldListThoseInAState() {
        // given
        insert(1);
        Node down = insert(2);
        repository.updateCondition(down.id(), aDownNode().build().condition());

        // when // then
        assertThat(repository.listIn(NodeStatus.DOWN)).extracting(Node::id).containsExactly(down.id());
        assertThat(repository.listIn(NodeStatus.SUSPECT)).isEmpty();
    }

    @Test
    void shouldClaimTheLongestDueFirstAndNotAgainBeforeTheInterval() {
        // given
        insertDue(1, NOW.minusSeconds(1));
        Node longest = insertDue(2, NOW.minusSeconds(3));
        Node second = insertDue(3, NOW.minusSeconds(2));
        insertDue(4, NOW.plusSeconds(1));

        // when
        List<Node> claimed = claim(NOW, 2);

        // then
        assertThat(claimed).extracting(Node::id).containsExactly(longest.id(), second.id());
        assertThat(claimed)
                .allSatisfy(node -> assertThat(repository.find(node.id())).contains(node));
        assertThat(claim(NOW, 10)).extracting(Node::id).doesNotContain(longest.id(), second.id());
        assertThat(claim(NOW.plus(INTERVAL), 10)).hasSize(4);
    }

    @Test
    void shouldGiveTwoClaimersDifferentNodes() {
        // given
        LongStream.rangeClosed(1, 40).forEach(i -> insertDue(i, NOW));
        Race race = Race.of(2);

        // when
        List<List<Node>> claimed = race.run(_ -> transactions.in(() -> {
            List<Node> mine = repository.claimDueForObservation(NOW, INTERVAL, 10);
            race.meet();
            return mine;
        }));

        // then
        assertThat(claimed).allSatisfy(mine -> assertThat(mine).hasSize(10));
        assertThat(claimed.getFirst()).doesNotContainAnyElementsOf(claimed.getLast());
    }

    @Nullable
    private Instant lastSeen(Node node) {
        return repository.find(node.id()).orElseThrow().condition().lastSeenAt();
    }

    private List<Node> claim(Instant now, int limit) {
        return transactions.in(() -> repository.claimDueForObservation(now, INTERVAL, limit));
    }

    Node insert(long number) {
        return repository.insert(aReadyNode().withId(number).build());
    }

    private Node insertDue(long number, Instant at) {
        return repository.insert(
                aReadyNode().withId(number).dueForObservationAt(at).build());
    }
}
