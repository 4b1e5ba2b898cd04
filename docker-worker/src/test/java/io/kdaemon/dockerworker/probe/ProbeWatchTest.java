package io.kdaemon.dockerworker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.HealthCheck.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeWatchTest extends ProbeScenario {

    @Test
    void shouldBeHealthyOnlyWhenItHasPassed() {
        // given
        FakeContainer container = started(1, CHECK);
        answer = Optional.of("answered with 503");
        assertThat(standing(container)).isEqualTo(Standing.CHECKING);
        askDue();
        assertThat(standing(container)).isEqualTo(Standing.CHECKING);

        // when
        answer = Optional.empty();
        clock.advance(Duration.ofSeconds(1));
        askDue();

        // then
        assertThat(standing(container)).isEqualTo(Standing.HEALTHY);
        assertThat(news).containsExactly(new Ownership(Commands.CLUSTER, 1, 1));
        assertThat(asked).hasSize(2).allSatisfy(port -> {
            assertThat(port.containerPort()).isEqualTo(8080);
            assertThat(port.host()).isEqualTo(Commands.NODE.advertisedHost());
        });
    }

    @Test
    void shouldAskAHealthyOneOncePerInterval() {
        // given
        started(1, CHECK);
        askDue();

        // when
        askEverySecondFor(INTERVAL.multipliedBy(3));

        // then
        assertThat(asked).hasSize(4);
        assertThat(news).hasSize(1);
    }

    @Test
    void shouldBeUnhealthyAfterTheFailuresInARowThatItMayHaveAndHealthyAgainAfterOnePass() {
        // given
        FakeContainer container = started(1, CHECK);
        askDue();
        answer = Optional.of("answered with 503");
        clock.advance(INTERVAL);
        askDue();
        assertThat(standing(container)).isEqualTo(Standing.HEALTHY);

        // when
        clock.advance(INTERVAL);
        askDue();

        // then
        assertThat(finding(container)).isEqualTo(new Finding(Standing.UNHEALTHY, "answered with 503"));
        answer = Optional.empty();
        clock.advance(INTERVAL);
        askDue();
        assertThat(finding(container)).isEqualTo(new Finding(Standing.HEALTHY, null));
        assertThat(news).hasSize(3);
    }

    @Test
    void shouldFailNoSoonerForBeingAskedMoreOftenAtFirst() {
        // given
        FakeContainer container = started(1, CHECK);
        answer = Optional.of("answered with 503");

        // when, then
        askEverySecondFor(INTERVAL.multipliedBy(2).minusSeconds(1));
        assertThat(standing(container)).isEqualTo(Standing.CHECKING);
        askEverySecondFor(Duration.ofSeconds(1));
        assertThat(standing(container)).isEqualTo(Standing.UNHEALTHY);
    }

    @Test
    void shouldNotCountFailuresOfTheStartPeriod() {
        // given
        Duration startPeriod = Duration.ofMinutes(1);
        Timing patient = new Timing(INTERVAL, null, 1, startPeriod);
        FakeContainer container = started(1, HealthCheck.tcp(8080, patient));
        answer = Optional.of("refused");

        // when, then
        askEverySecondFor(startPeriod.minusSeconds(1));
        assertThat(standing(container)).isEqualTo(Standing.CHECKING);
        askEverySecondFor(Duration.ofSeconds(1));
        assertThat(standing(container)).isEqualTo(Standing.UNHEALTHY);
    }

    @Test
    void shouldAskNobodyWhoEndedOrIsGone() {
        // given
        FakeContainer ended = started(1, CHECK);
        FakeContainer gone = started(2, CHECK);

        // when
        ended.exit(1);
        probes.seen(ENGINE, ended.shown());
        engine.remove(gone.engineId(), false);
        follow();
        askDue();

        // then
        assertThat(asked).isEmpty();
        assertThat(probes.finding(ENGINE, ended.shown())).isEmpty();
    }

    @Test
    void shouldBeginAnewWhenItIsStartedAnew() {
        // given
        FakeContainer container = started(1, CHECK);
        askDue();

        // when
        probes.forget(ENGINE, new Ownership(Commands.CLUSTER, 1, 1));
        probes.seen(ENGINE, container.shown());

        // then
        assertThat(standing(container)).isEqualTo(Standing.CHECKING);
    }

    @Test
    void shouldSayThatThePortIsNotPublished() {
        // given
        FakeContainer container = started(1, HealthCheck.tcp(81, new Timing(INTERVAL, null, 1, null)));

        // when
        clock.advance(INTERVAL);
        askDue();

        // then
        assertThat(finding(container)).isEqualTo(new Finding(Standing.UNHEALTHY, "port 81 is not published"));
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldLeaveToTheEngineWhatTheEngineChecks() {
        // given
        HealthCheck inside =
                new HealthCheck(HealthCheck.Kind.COMMAND, List.of("CMD", "true"), null, null, null, TIMING);
        FakeContainer container = started(1, inside);

        // when
        askDue();

        // then
        assertThat(asked).isEmpty();
        assertThat(probes.finding(ENGINE, container.shown())).isEmpty();
    }

    private void askEverySecondFor(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            askDue();
        }
    }
}
