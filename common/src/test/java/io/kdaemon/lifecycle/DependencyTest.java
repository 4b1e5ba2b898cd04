package io.kdaemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.run.RestartPolicy;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DependencyTest {

    private static final Job WAITING = Scenarios.job(JobKind.LAUNCH, JobState.WAITING_FOR_DEPENDENCY);
    private static final ContainerInstance REQUESTED =
            Scenarios.container(DesiredState.RUNNING, ObservedState.REQUESTED, WAITING);

    private final LifecycleDecider decider = new LifecycleDecider(LifecyclePolicy.DEFAULT);

    @Test
    void shouldNotAskForANodeBeforeWhatItDependsOnIsHealthy() {
        // when
        Decision.Apply first = reconcile(REQUESTED, "db-1 (STARTING)");
        Decision.Apply again = reconcile(first.container(), "db-1 (STARTING)");
        Decision.Apply ready = reconcile(again.container(), null);

        // then
        assertThat(first.effects()).isEmpty();
        assertThat(first.summary()).isEqualTo("waits for db-1 (STARTING)");
        assertThat(first.container().lifecycle().lastError()).isEqualTo("waits for db-1 (STARTING)");
        assertThat(first.job()).isNotNull().matches(job -> job.state() == JobState.WAITING_FOR_DEPENDENCY);
        assertThat(again.summary()).isNull();
        assertThat(ready.effects()).containsExactly(new Effect.RequestPlacement());
        assertThat(ready.container().lifecycle().lastError()).isNull();
    }

    @Test
    void shouldEndFailedWithTheReasonWhenItWaitedPastItsDeadline() {
        // given
        Decision.Apply waits = reconcile(REQUESTED, "db-1 (FAILED: no such image)");

        // when
        Situation late = new Situation(
                waits.container(),
                waits.job(),
                Scenarios.NOW.plus(Duration.ofHours(1)),
                "db-1 (FAILED: no such image)",
                RestartPolicy.ALWAYS,
                null);
        Decision.Apply ended = (Decision.Apply) decider.decide(late, new ContainerCommand.Reconcile());

        // then
        assertThat(ended.container().observed()).isEqualTo(ObservedState.FAILED);
        assertThat(ended.container().lifecycle().lastError())
                .isEqualTo("not done before its deadline: waits for db-1 (FAILED: no such image)");
        assertThat(ended.effects()).hasExactlyElementsOfTypes(Effect.Notify.class);
    }

    @Test
    void shouldBeginAsAJobThatWaits() {
        // given
        ContainerInstance fresh = Scenarios.container(DesiredState.RUNNING, ObservedState.REQUESTED, null);

        // when
        Decision.Apply launched = (Decision.Apply)
                decider.decide(new Situation(fresh, null, Scenarios.NOW), new ContainerCommand.LaunchWhenReady());

        // then
        assertThat(launched.effects()).hasExactlyElementsOfTypes(Effect.OpenJob.class, Effect.RequestReconcile.class);
        assertThat(((Effect.OpenJob) launched.effects().getFirst()).progress().state())
                .isEqualTo(JobState.WAITING_FOR_DEPENDENCY);
    }

    @ParameterizedTest
    @EnumSource(
            value = JobKind.class,
            names = {"RESTART", "UPDATE"})
    void shouldWaitOnWhenItIsToBeRestartedOrUpdatedMeanwhile(JobKind kind) {
        // given
        Decision.Apply waits = reconcile(REQUESTED, "db-1 (STARTING)");
        ContainerCommand wish = kind == JobKind.UPDATE
                ? new ContainerCommand.Replace(Update.Order.AUTOMATIC, 4, Duration.ofMinutes(2))
                : new ContainerCommand.Wish(kind);

        // when
        Decision.Apply wished =
                (Decision.Apply) decider.decide(new Situation(waits.container(), waits.job(), Scenarios.NOW), wish);
        Job opened = Scenarios.job(kind, JobState.WAITING_FOR_DEPENDENCY);
        Situation meanwhile =
                new Situation(wished.container(), opened, Scenarios.NOW, "db-1 (STARTING)", RestartPolicy.ALWAYS, null);
        Decision.Apply reconciled = (Decision.Apply) decider.decide(meanwhile, new ContainerCommand.Reconcile());

        // then
        assertThat(wished.effects())
                .filteredOn(Effect.OpenJob.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.OpenJob.class,
                        open -> assertThat(open.progress().state()).isEqualTo(JobState.WAITING_FOR_DEPENDENCY));
        assertThat(reconciled.effects()).isEmpty();
        assertThat(reconciled.container().observed()).isEqualTo(ObservedState.REQUESTED);
        assertThat(Objects.requireNonNull(reconciled.job()).progress().state())
                .isEqualTo(JobState.WAITING_FOR_DEPENDENCY);
    }

    @Test
    void shouldWaitNoMoreWhenItIsToBeStopped() {
        // given
        Decision.Apply waits = reconcile(REQUESTED, "db-1 (STARTING)");

        // when
        Decision.Apply wished = (Decision.Apply) decider.decide(
                new Situation(waits.container(), waits.job(), Scenarios.NOW), new ContainerCommand.Wish(JobKind.STOP));

        // then
        assertThat(wished.effects())
                .filteredOn(Effect.OpenJob.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.OpenJob.class,
                        open -> assertThat(open.progress().state()).isEqualTo(JobState.QUEUED));
    }

    private Decision.Apply reconcile(ContainerInstance container, @Nullable String waitsFor) {
        Situation situation = new Situation(container, WAITING, Scenarios.NOW, waitsFor, RestartPolicy.ALWAYS, null);
        return (Decision.Apply) decider.decide(situation, new ContainerCommand.Reconcile());
    }
}
