package io.kdaemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update.Order;
import io.kdaemon.container.Update.Phase;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand.ReportLaunchFailed;
import io.kdaemon.lifecycle.ContainerCommand.ReportNoRoom;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenGone;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenRunning;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenStopped;
import io.kdaemon.lifecycle.ContainerCommand.ReportStopped;
import io.kdaemon.lifecycle.ContainerCommand.Wish;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateTest {

    private static final Duration SETTLE = LifecyclePolicy.DEFAULT.updates().settle();
    private static final Duration DRAIN = LifecyclePolicy.DEFAULT.updates().drain();
    private static final Effect REMOVE_OLD = new Effect.Remove(Scenarios.NODE, 3);
    private static final Effect REMOVE_NEW = new Effect.Remove(Life.OTHER_NODE, 4);

    private final Life life = Life.ofARunningContainer();

    @Test
    void shouldServeFromTheOldGenerationUntilTheNewOneIsTrustedAndThenRemoveIt() {
        // given
        life.update(Order.AUTOMATIC).reconcile();
        assertThat(life.effects()).containsExactly(new Effect.KeepRoom(), new Effect.RequestPlacement());
        assertThat(publishedGeneration()).isEqualTo(3);

        // when
        life.placedOn(Life.OTHER_NODE).started(Health.HEALTHY);

        // then
        assertThat(publishedGeneration()).isEqualTo(3);
        life.after(SETTLE).reconcile();
        assertThat(publishedGeneration()).isEqualTo(4);
        assertThat(life.effects()).isEmpty();
        life.after(DRAIN).reconcile();
        assertThat(life.effects()).containsExactly(new Effect.ReleaseKeptRoom(), REMOVE_OLD);
        assertThat(life.job()).isNull();
        assertThat(life.container().update()).isEmpty();
        assertThat(life.container().succession().revision()).isEqualTo(4);
    }

    @Test
    void shouldNotTrustAGenerationWhoseHealthCheckHasNotDecided() {
        // given
        life.update(Order.START_FIRST).reconcile().placedOn(Life.OTHER_NODE).started(Health.CHECKING);

        // when
        life.after(SETTLE).reconcile();

        // then
        assertThat(publishedGeneration()).isEqualTo(3);
        life.tell(new ReportSeenRunning(life.origin(), "engine-4", Scenarios.ENDPOINTS, Health.HEALTHY));
        life.after(SETTLE).reconcile();
        assertThat(publishedGeneration()).isEqualTo(4);
    }

    @Test
    void shouldRollBackWhenTheNewGenerationIsNotHealthyInTime() {
        // given
        life.update(Order.AUTOMATIC).reconcile().placedOn(Life.OTHER_NODE).started(Health.CHECKING);
        life.tell(new ReportSeenRunning(life.origin(), "engine-4", Scenarios.ENDPOINTS, Health.UNHEALTHY));

        // when
        life.after(Duration.ofMinutes(2)).reconcile();

        // then
        assertThat(life.effects()).contains(REMOVE_NEW, new Effect.RestoreRoom(), new Effect.Launch());
        assertThat(life.effects()).filteredOn(Effect.Notify.class::isInstance).hasSize(1);
        assertThat(publishedGeneration()).isEqualTo(3);
        life.started(Health.HEALTHY);
        assertThat(life.container().observed()).isEqualTo(ObservedState.RUNNING);
        assertThat(life.container().generation()).isEqualTo(3);
        assertThat(life.container().lifecycle().lastError())
                .isEqualTo("not healthy within PT2M of its start: its own health check fails");
        assertThat(life.container().succession().revision()).isEqualTo(3);
        assertThat(life.job()).isNull();
    }

    @Test
    void shouldRollBackAtOnceWhenTheNewGenerationCannotBeLaunched() {
        // given
        life.update(Order.AUTOMATIC).reconcile().placedOn(Life.OTHER_NODE);

        // when
        life.tell(new ReportLaunchFailed(life.origin(), true, "no such image"));

        // then
        assertThat(life.container().generation()).isEqualTo(3);
        assertThat(life.container().lifecycle().lastError()).isEqualTo("no such image");
        assertThat(publishedGeneration()).isEqualTo(3);
    }

    @Test
    void shouldRollBackAtOnceWhenTheNewGenerationEnds() {
        // given
        life.update(Order.AUTOMATIC).reconcile().placedOn(Life.OTHER_NODE).started(Health.HEALTHY);

        // when
        life.tell(new ReportSeenStopped(life.origin(), "exited with code 1", 1));

        // then
        assertThat(life.container().generation()).isEqualTo(3);
        assertThat(life.container().lifecycle().lastError()).isEqualTo("exited with code 1");
    }

    @Test
    void shouldNeverGiveTheNumberOfAFailedGenerationAgain() {
        // given
        life.update(Order.AUTOMATIC).reconcile().placedOn(Life.OTHER_NODE);
        life.tell(new ReportLaunchFailed(life.origin(), true, "no such image"));
        life.started(Health.HEALTHY);

        // when
        life.update(Order.AUTOMATIC).reconcile();

        // then
        assertThat(life.container().generation()).isEqualTo(5);
    }

    @Test
    void shouldTakeThePlaceOfAStoppedGenerationOnItsNode() {
        // given
        life.update(Order.STOP_FIRST).reconcile();
        assertThat(life.effects()).containsExactly(new Effect.Stop());

        // when
        life.tell(new ReportStopped(life.origin()));

        // then
        assertThat(life.effects()).containsExactly(new Effect.Launch());
        assertThat(life.container().nodeId()).contains(Scenarios.NODE);
        assertThat(life.container().generation()).isEqualTo(4);
        life.started(Health.HEALTHY);
        assertThat(publishedGeneration()).isEqualTo(4);
        life.after(SETTLE).reconcile();
        assertThat(life.effects()).containsExactly(new Effect.ReleaseKeptRoom(), REMOVE_OLD);
        assertThat(life.job()).isNull();
    }

    @Test
    void shouldStayOnItsNodeWhenALaunchInPlaceOfAStoppedGenerationFailsForAMoment() {
        // given
        life.update(Order.STOP_FIRST).reconcile();
        life.tell(new ReportStopped(life.origin()));

        // when
        life.tell(new ReportLaunchFailed(life.origin(), false, "port is taken"));

        // then
        assertThat(life.container().observed()).isEqualTo(ObservedState.PLACED);
        assertThat(life.container().generation()).isEqualTo(4);
        assertThat(life.effects()).doesNotContain(new Effect.ReleaseReservation());
    }

    @Test
    void shouldRelaunchTheStoppedGenerationWhenItsSuccessorFails() {
        // given
        life.update(Order.STOP_FIRST).reconcile();
        life.tell(new ReportStopped(life.origin()));

        // when
        life.tell(new ReportLaunchFailed(life.origin(), true, "no such image"));

        // then
        assertThat(life.effects()).contains(new Effect.Remove(Scenarios.NODE, 4), new Effect.Launch());
        assertThat(life.container().published()).isEmpty();
        life.started(Health.HEALTHY);
        assertThat(publishedGeneration()).isEqualTo(3);
    }

    @Test
    void shouldStopTheOldGenerationFirstWhenNoNodeHasRoomForBoth() {
        // given
        life.update(Order.AUTOMATIC).reconcile();

        // when
        life.tell(new ReportNoRoom(life.container().generation(), "no node has room"));

        // then
        assertThat(life.effects()).containsExactly(new Effect.RestoreRoom(), new Effect.RequestReconcile());
        assertThat(publishedGeneration()).isEqualTo(3);
        life.reconcile();
        assertThat(life.effects()).containsExactly(new Effect.Stop());
    }

    @Test
    void shouldWaitForRoomBesideTheOldGenerationWhenThatWasAskedFor() {
        // given
        life.update(Order.START_FIRST).reconcile();

        // when
        life.tell(new ReportNoRoom(life.container().generation(), "no node has room"));

        // then
        assertThat(life.container().update().orElseThrow().phase()).isEqualTo(Phase.REPLACING);
        assertThat(publishedGeneration()).isEqualTo(3);
    }

    @Test
    void shouldSendNobodyToAGenerationThatEndedWhileItStoodBy() {
        // given
        life.update(Order.AUTOMATIC).reconcile().placedOn(Life.OTHER_NODE);

        // when
        life.tell(new ReportSeenGone(life.originOf(3, Scenarios.NODE)));

        // then
        assertThat(life.container().published()).isEmpty();
        life.started(Health.HEALTHY);
        assertThat(publishedGeneration()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(
            value = JobKind.class,
            names = {"STOP", "REMOVE", "RESTART"})
    void shouldBeTheOldGenerationAgainWhenAWishOvertakesTheUpdate(JobKind kind) {
        // given
        life.update(Order.AUTOMATIC).reconcile().placedOn(Life.OTHER_NODE).started(Health.HEALTHY);

        // when
        life.tell(new Wish(kind));

        // then
        ContainerInstance container = life.container();
        assertThat(container.generation()).isEqualTo(3);
        assertThat(container.update()).isEmpty();
        assertThat(life.effects()).contains(REMOVE_NEW, new Effect.RestoreRoom());
        life.reconcile();
        assertThat(life.effects()).containsExactly(kind == JobKind.REMOVE ? REMOVE_OLD : new Effect.Stop());
    }

    @Test
    void shouldStayTheNewGenerationWhenAWishComesAfterUsersWereLedToIt() {
        // given
        life.update(Order.AUTOMATIC).reconcile().placedOn(Life.OTHER_NODE).started(Health.HEALTHY);
        life.after(SETTLE).reconcile();

        // when
        life.tell(new Wish(JobKind.STOP));

        // then
        assertThat(life.container().generation()).isEqualTo(4);
        assertThat(life.effects()).contains(REMOVE_OLD, new Effect.ReleaseKeptRoom());
    }

    @Test
    void shouldGoBackWhenTheUpdateIsCancelled() {
        // given
        life.update(Order.AUTOMATIC).reconcile().placedOn(Life.OTHER_NODE);

        // when
        life.tell(new ContainerCommand.Cancel(life.container().jobId().orElseThrow()));

        // then
        assertThat(life.container().generation()).isEqualTo(3);
        assertThat(publishedGeneration()).isEqualTo(3);
        life.reconcile();
        assertThat(life.job()).isNull();
        assertThat(life.container().observed()).isEqualTo(ObservedState.RUNNING);
    }

    @Test
    void shouldTakeTheSpecificationOnWithTheNextStartWhenItIsStopped() {
        // given
        life.tell(new Wish(JobKind.STOP));
        life.reconcile();
        life.tell(new ReportStopped(life.origin()));

        // when
        life.update(Order.AUTOMATIC);

        // then
        assertThat(life.container().desired()).isEqualTo(DesiredState.STOPPED);
        assertThat(life.effects()).containsExactly(REMOVE_OLD);
        assertThat(life.container().succession().revision()).isEqualTo(4);
        life.tell(new Wish(JobKind.START));
        life.reconcile();
        assertThat(life.effects()).contains(new Effect.RequestPlacement());
    }

    private int publishedGeneration() {
        return life.container().published().orElseThrow().generation();
    }
}
