package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.MutableClock.NOW;
import static io.kdaemon.testing.RolloutFixtures.aRollout;
import static io.kdaemon.testing.RolloutFixtures.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.job.JobId;
import io.kdaemon.persistence.TakenException;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutId;
import io.kdaemon.rollout.RolloutQuery;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.rollout.RolloutState;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public abstract class RolloutRepositoryContract {

    private static final Application SHOP = anApplication().withId(1).build();
    private static final Application BLOG = anApplication().withId(2).build();
    private static final ContainerId ONE = new ContainerId(11);
    private static final ContainerId TWO = new ContainerId(12);
    private static final ContainerId THREE = new ContainerId(13);

    private final RolloutRepository repository;
    private final Transactions transactions;

    protected RolloutRepositoryContract(RolloutRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Test
    void shouldKeepWhatWasAskedForAndOfWhichContainers() {
        // when
        Rollout stored = insert(SHOP, TWO, ONE);

        // then
        assertThat(repository.find(stored.id())).contains(stored);
        assertThat(stored.request()).isEqualTo(aRollout().request());
        assertThat(repository.specifications(stored.id())).containsExactly(wanted(SHOP));
        assertThat(repository.steps(stored.id())).containsExactly(RolloutStep.waiting(ONE), RolloutStep.waiting(TWO));
        assertThat(repository.find(new RolloutId(stored.id().value() + 1))).isEmpty();
    }

    @Test
    void shouldKeepHowFarItHasCome() {
        // given
        Rollout stored = insert(SHOP, ONE, TWO, THREE);
        RolloutStep begun = RolloutStep.waiting(ONE).begun(new JobId(5), NOW);
        RolloutStep failed =
                RolloutStep.waiting(TWO).begun(new JobId(6), NOW).ended(StepState.FAILED, "no such image 🐳", NOW);
        Rollout ended = stored.ending(RolloutState.STOPPING, "1 failed").ended(RolloutState.FAILED, NOW);

        // when
        transactions.run(() -> {
            repository.lock(stored.id());
            repository.updateSteps(stored.id(), List.of(begun, failed));
            repository.updateSteps(stored.id(), List.of());
            repository.leaveWaiting(stored.id());
            repository.update(ended);
        });

        // then
        assertThat(repository.find(stored.id())).contains(ended);
        assertThat(repository.steps(stored.id()))
                .containsExactly(begun, failed, new RolloutStep(THREE, StepState.UNTOUCHED, null, null, null, null));
        assertThat(repository.stepsIn(stored.id(), StepState.FAILED, 10)).containsExactly(failed);
        assertThat(repository.countSteps(List.of(stored.id())))
                .isEqualTo(Map.of(
                        stored.id(), Map.of(StepState.UPDATING, 1, StepState.FAILED, 1, StepState.UNTOUCHED, 1)));
        assertThat(repository.countSteps(List.of())).isEmpty();
    }

    @Test
    void shouldGiveThoseWhoseTurnIsNextInOrder() {
        // given
        Rollout stored = insert(SHOP, THREE, ONE, TWO);

        // then
        assertThat(repository.stepsIn(stored.id(), StepState.WAITING, 2))
                .extracting(RolloutStep::containerId)
                .containsExactly(ONE, TWO);
    }

    @Test
    void shouldHaveAContainerInOneRolloutUnderWayOnly() {
        // given
        Rollout first = insert(SHOP, ONE, TWO);

        // then
        assertThat(repository.underWay(List.of(ONE, THREE))).isEqualTo(Map.of(ONE, first.id()));
        assertThat(repository.underWay(List.of())).isEmpty();
        assertThatThrownBy(() -> insert(SHOP, TWO, THREE)).isInstanceOf(TakenException.class);
        assertThat(repository.underWay(List.of(THREE))).isEmpty();
    }

    @Test
    void shouldFreeAContainerThatHasHadItsTurnOrNeverWill() {
        // given
        Rollout first = insert(SHOP, ONE, TWO);

        // when
        transactions.run(() -> {
            repository.updateSteps(
                    first.id(),
                    List.of(RolloutStep.waiting(ONE).begun(new JobId(5), NOW).ended(StepState.UPDATED, null, NOW)));
            repository.leaveWaiting(first.id());
        });

        // then
        assertThat(repository.underWay(List.of(ONE, TWO))).isEmpty();
        assertThat(insert(SHOP, ONE, TWO).id()).isNotEqualTo(first.id());
    }

    @Test
    void shouldListByApplicationAndState() {
        // given
        Rollout shop = insert(SHOP, ONE);
        Rollout blog = insert(BLOG, TWO);
        Rollout both = transactions.in(
                () -> repository.insert(aRollout(), List.of(wanted(BLOG), wanted(SHOP)), List.of(THREE)));
        Rollout ended = shop.ended(RolloutState.SUCCEEDED, NOW);
        repository.update(ended);

        // then
        assertThat(list(null, Set.of(), 0, 10)).containsExactly(ended, blog, both);
        assertThat(list(SHOP.id(), Set.of(), 0, 10)).containsExactly(ended, both);
        assertThat(list(null, Set.of(RolloutState.RUNNING, RolloutState.FAILED), 0, 10))
                .containsExactly(blog, both);
        assertThat(list(null, Set.of(), ended.id().value(), 1)).containsExactly(blog);
        assertThat(repository.listUnderWay()).containsExactly(blog.id(), both.id());
        assertThat(repository.specifications(both.id())).containsExactly(wanted(SHOP), wanted(BLOG));
    }

    private List<Rollout> list(@Nullable ApplicationId application, Set<RolloutState> states, long after, int limit) {
        return repository.list(new RolloutQuery(application, states, after, limit));
    }

    private Rollout insert(Application application, ContainerId... containers) {
        return transactions.in(() -> repository.insert(
                aRollout(), List.of(wanted(application)), Stream.of(containers).toList()));
    }
}
