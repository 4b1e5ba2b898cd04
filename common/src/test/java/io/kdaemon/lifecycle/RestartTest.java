package io.kdaemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance.Lifecycle;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenGone;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenStopped;
import io.kdaemon.lifecycle.ContainerCommand.Wish;
import io.kdaemon.run.RestartPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartTest {

    private final Life life = Life.ofARunningContainer();

    @ParameterizedTest
    @CsvSource({"0,", "3,exited with code 3"})
    void shouldRestWithItsExitCodeWhenItIsNeverBroughtBack(int exitCode, @Nullable String error) {
        // when
        Decision decision = end(RestartPolicy.NEVER, exitCode);

        // then
        Lifecycle ended = life.container().lifecycle();
        assertThat(ended.desired()).isEqualTo(DesiredState.STOPPED);
        assertThat(ended.observed()).isEqualTo(ObservedState.STOPPED);
        assertThat(ended.exitCode()).isEqualTo(exitCode);
        assertThat(ended.lastError()).isEqualTo(error);
        assertThat(life.job()).isNull();
        assertThat(life.effects()).isEmpty();
        assertThat(((Decision.Apply) decision).summary())
                .isEqualTo("ended with exit code %d; not brought back (restart: no)", exitCode);
        assertThat(life.container().published()).isEmpty();
    }

    @Test
    void shouldSayNothingMoreWhenItIsSeenRestingAgain() {
        // given
        end(RestartPolicy.NEVER, 0);

        // when
        Decision again = end(RestartPolicy.NEVER, 0);

        // then
        assertThat(again).isInstanceOf(Decision.Ignore.class);
    }

    @Test
    void shouldRunAgainWhereItWasWhenItsOwnerStartsIt() {
        // given
        end(RestartPolicy.NEVER, 3);

        // when
        life.tell(new Wish(JobKind.START));
        life.reconcile();
        assertThat(life.effects()).hasExactlyElementsOfTypes(Effect.Launch.class);
        life.started(Health.HEALTHY);

        // then
        assertThat(life.container().observed()).isEqualTo(ObservedState.RUNNING);
        assertThat(life.container().lifecycle().exitCode()).isNull();
        assertThat(life.container().lifecycle().lastError()).isNull();
    }

    @Test
    void shouldRestWhenItEndedWellAndIsOnlyBroughtBackOnFailure() {
        // when
        end(RestartPolicy.onFailure(2), 0);

        // then
        assertThat(life.container().desired()).isEqualTo(DesiredState.STOPPED);
    }

    @Test
    void shouldGiveUpVisiblyWhenItFailedOnceMoreThanItIsBroughtBack() {
        // given
        RestartPolicy twice = RestartPolicy.onFailure(2);
        end(twice, 3);
        assertThat(life.effects()).hasExactlyElementsOfTypes(Effect.OpenJob.class, Effect.Launch.class);
        life.started(Health.HEALTHY);
        end(twice, 3);
        assertThat(life.container().observed()).isEqualTo(ObservedState.STOPPED);
        assertThat(life.container().lifecycle().exitCode()).isEqualTo(3);
        life.after(Duration.ofSeconds(1)).reconcile().started(Health.HEALTHY);

        // when
        end(twice, 3);

        // then
        Lifecycle failed = life.container().lifecycle();
        assertThat(failed.observed()).isEqualTo(ObservedState.FAILED);
        assertThat(failed.desired()).isEqualTo(DesiredState.RUNNING);
        assertThat(failed.lastError()).isEqualTo("gave up after 2 repairs in a row: exited with code 3");
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(life.effects()).hasExactlyElementsOfTypes(Effect.Notify.class);
    }

    @Test
    void shouldBeBroughtBackWhateverItsPolicyWhenItDidNotEndByItself() {
        // given
        life.restarted(RestartPolicy.NEVER);

        // when
        life.tell(new ReportSeenGone(life.origin()));

        // then
        assertThat(life.effects()).hasExactlyElementsOfTypes(Effect.OpenJob.class, Effect.Launch.class);
        assertThat(life.container().desired()).isEqualTo(DesiredState.RUNNING);
    }

    @Test
    void shouldBeBroughtBackWhenItsDockerWorkerDoesNotTellTheExitCodeYet() {
        // given
        life.restarted(RestartPolicy.NEVER);

        // when
        life.tell(new ReportSeenStopped(life.origin(), "Exited (0) 2 seconds ago", null));

        // then
        assertThat(life.effects()).hasExactlyElementsOfTypes(Effect.OpenJob.class, Effect.Launch.class);
    }

    private Decision end(RestartPolicy policy, int exitCode) {
        return life.restarted(policy)
                .tell(new ReportSeenStopped(life.origin(), "exited with code " + exitCode, exitCode));
    }
}
