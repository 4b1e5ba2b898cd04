package io.kdaemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.container.Update.Order;
import io.kdaemon.container.Update.Phase;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand.Follow;
import io.kdaemon.lifecycle.ContainerCommand.ReportLaunchFailed;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenGone;
import io.kdaemon.lifecycle.ContainerCommand.ReportStopped;
import io.kdaemon.lifecycle.ContainerCommand.Wish;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowTest {

    private static final String MOVED = "database is now at 10.0.0.7:32770";
    private static final Duration SETTLE = LifecyclePolicy.DEFAULT.updates().settle();

    private final Life life = Life.ofARunningContainer();

    @Test
    void shouldTakeItsOwnPlaceWithTheSpecificationItHas() {
        // given
        int revision = life.container().succession().revision();

        // when
        Decision decision = life.tell(new Follow(Order.START_FIRST, MOVED));
        life.reconcile().placedOn(Life.OTHER_NODE).started(Health.HEALTHY);
        life.after(SETTLE).reconcile();

        // then
        assertThat(((Decision.Apply) decision).summary()).isEqualTo(MOVED + "; it is updated to be told so");
        assertThat(life.container().generation()).isEqualTo(4);
        assertThat(life.container().succession().revision()).isEqualTo(revision);
        assertThat(life.container().update()).get().matches(update -> update.isIn(Phase.DRAINING));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobKind.class,
            names = {"STOP", "RESTART", "REMOVE"})
    void shouldGiveWayToWhatAUserWants(JobKind kind) {
        // given
        life.tell(new Wish(kind));

        // when
        Decision decision = life.tell(new Follow(Order.AUTOMATIC, MOVED));

        // then
        assertThat(decision).isInstanceOf(Decision.Ignore.class);
    }

    @Test
    void shouldNotMoveWhatIsLostWithItsNode() {
        // given
        life.tell(new ContainerCommand.ReportNodeLost(Scenarios.NODE, "silent"));

        // when
        Decision decision = life.tell(new Follow(Order.AUTOMATIC, MOVED));

        // then
        assertThat(decision).isInstanceOf(Decision.Ignore.class);
    }

    @Test
    void shouldOvertakeARepair() {
        // given
        life.tell(new ReportSeenGone(life.origin()));

        // when
        life.tell(new Follow(Order.AUTOMATIC, MOVED));

        // then
        assertThat(Objects.requireNonNull(life.job()).kind()).isEqualTo(JobKind.UPDATE);
    }

    @Test
    void shouldTakeItsOwnPlaceWhenItIsStartedAndWouldHearNothingNew() {
        // given
        stop();

        // when
        Decision decision = life.misled(MOVED).tell(new Wish(JobKind.START));
        life.reconcile();

        // then
        assertThat(((Decision.Apply) decision).summary())
                .isEqualTo("START asked for; " + MOVED + ", so it is updated to be told so");
        assertThat(life.effects()).containsExactly(new Effect.Launch());
        assertThat(life.container().generation()).isEqualTo(4);
        assertThat(life.container().nodeId()).contains(Scenarios.NODE);
        life.started(Health.HEALTHY).after(SETTLE).reconcile();
        assertThat(life.container().update()).isEmpty();
        assertThat(life.effects()).contains(new Effect.Remove(Scenarios.NODE, 3));
    }

    @Test
    void shouldStopAndTakeItsOwnPlaceWhenItIsRestarted() {
        // when
        life.misled(MOVED).tell(new Wish(JobKind.RESTART));
        life.reconcile();
        boolean stops = life.effects().contains(new Effect.Stop());
        life.tell(new ReportStopped(life.origin()));

        // then
        assertThat(stops).isTrue();
        assertThat(life.effects()).containsExactly(new Effect.Launch());
        assertThat(life.container().generation()).isEqualTo(4);
    }

    @Test
    void shouldComeBackAsItWasWhenItCannotTakeItsOwnPlace() {
        // given
        stop();
        life.misled(MOVED).tell(new Wish(JobKind.START));
        life.reconcile();

        // when
        life.tell(new ReportLaunchFailed(life.origin(), true, "no such image"));

        // then
        assertThat(life.container().generation()).isEqualTo(3);
        assertThat(life.effects()).contains(new Effect.Launch());
        assertThat(life.container().desired()).isEqualTo(DesiredState.RUNNING);
    }

    @Test
    void shouldOnlyBeRestartedWhileAnUpdateIsUnderWay() {
        // given
        life.update(Order.START_FIRST).reconcile();

        // when
        life.misled(MOVED).tell(new Wish(JobKind.RESTART));

        // then
        assertThat(Objects.requireNonNull(life.job()).kind()).isEqualTo(JobKind.RESTART);
        assertThat(life.container().update().map(Update::phase)).isEmpty();
    }

    private void stop() {
        life.tell(new Wish(JobKind.STOP));
        life.reconcile();
        life.tell(new ReportStopped(life.origin()));
        assertThat(life.container().observed()).isEqualTo(ObservedState.STOPPED);
    }
}
