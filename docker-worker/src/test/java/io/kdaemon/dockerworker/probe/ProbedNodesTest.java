package io.kdaemon.dockerworker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.messaging.contract.PublishedPort;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbedNodesTest extends ProbeScenario {

    @Test
    void shouldBeUnsureOfWhatRanAlreadyUntilItIsAsked() {
        // given
        FakeContainer container = put(1, CHECK);
        follow();
        assertThat(standing(container)).isEqualTo(Standing.UNSURE);

        // when
        askDue();

        // then
        assertThat(standing(container)).isEqualTo(Standing.HEALTHY);
        assertThat(news).hasSize(1);
    }

    @Test
    void shouldAskNobodyOnANodeThatIsNotFollowedAnyMore() {
        // given
        FakeContainer container = started(1, CHECK);
        askDue();

        // when
        probes.leave(ENGINE);
        clock.advance(INTERVAL);
        askDue();

        // then
        assertThat(asked).hasSize(1);
        assertThat(standing(container)).isEqualTo(Standing.UNSURE);
    }

    @Test
    void shouldTellWhatItKnewBeforeOnlyAfterAWhileWhenItFollowsTheNodeAgain() {
        // given
        FakeContainer container = started(1, CHECK);
        askDue();
        leaveAndFollowAgainAfter(Duration.ofSeconds(15));
        assertThat(standing(container)).isEqualTo(Standing.UNSURE);

        // when
        askDue();

        // then
        assertThat(standing(container)).isEqualTo(Standing.HEALTHY);
        assertThat(news).hasSize(1);
        leaveAndFollowAgainAfter(Duration.ofMinutes(1));
        askDue();
        assertThat(news).hasSize(2);
    }

    @Test
    void shouldFindOutInTheEndWhenAnotherFollowsTheNodeInBetween() {
        // given
        FakeContainer container = started(1, CHECK);
        askDue();
        answer = Optional.of("answered with 503");
        clock.advance(INTERVAL);
        askDue();
        leaveAndFollowAgainAfter(Duration.ofSeconds(15));

        // when
        askDue();

        // then
        assertThat(standing(container)).isEqualTo(Standing.UNHEALTHY);
        assertThat(news).hasSize(2);
    }

    @Test
    void shouldLetOthersWaitWhenAllRoomOfTheirNodeIsTaken() {
        // given
        started(1, CHECK);
        started(2, CHECK);
        tasks.hold();

        // when
        probes.askDue();
        probes.askDue();
        assertThat(tasks.held).hasSize(1);
        tasks.runHeld();
        probes.askDue();
        tasks.runHeld();

        // then
        assertThat(asked)
                .extracting(PublishedPort::hostPort)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    private void leaveAndFollowAgainAfter(Duration time) {
        probes.leave(ENGINE);
        clock.advance(time);
        follow();
    }
}
