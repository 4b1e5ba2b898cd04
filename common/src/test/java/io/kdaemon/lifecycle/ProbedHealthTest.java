package io.kdaemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ObservedState;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenRunning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProbedHealthTest {

    private final Life life = Life.ofARunningContainer();

    @Test
    void shouldStayHealthyWhenWhoeverAsksHasOnlyBegun() {
        // given
        seen(Health.HEALTHY, null);

        // when
        Decision decision = seen(Health.UNKNOWN, null);

        // then
        assertThat(decision).isInstanceOf(Decision.Ignore.class);
        assertThat(life.container().timestamps().healthySince()).isNotNull();
    }

    @Test
    void shouldStayUnhealthyWhenWhoeverAsksHasOnlyBegun() {
        // given
        seen(Health.UNHEALTHY, "GET / was answered with 503");

        // when
        Decision decision = seen(Health.UNKNOWN, null);

        // then
        assertThat(decision).isInstanceOf(Decision.Ignore.class);
        assertThat(life.container().observed()).isEqualTo(ObservedState.UNHEALTHY);
    }

    @Test
    void shouldNotBecomeHealthyByNotBeingKnown() {
        // given
        seen(Health.CHECKING, null);

        // when
        seen(Health.UNKNOWN, null);

        // then
        assertThat(life.container().observed()).isEqualTo(ObservedState.RUNNING);
        assertThat(life.container().timestamps().healthySince()).isNull();
    }

    @Test
    void shouldSayWhatIsWrongWhenItIsKnown() {
        // when
        seen(Health.UNHEALTHY, "GET / was answered with 503");

        // then
        assertThat(life.container().lifecycle().lastError())
                .isEqualTo("its health check fails: GET / was answered with 503");
        assertThat(life.container().observed()).isEqualTo(ObservedState.UNHEALTHY);
    }

    private Decision seen(Health health, @Nullable String trouble) {
        return life.tell(new ReportSeenRunning(life.origin(), "engine-3", Scenarios.ENDPOINTS, health, trouble));
    }
}
