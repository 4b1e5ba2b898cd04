package io.kdaemon.dockerworker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.background.Background;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.HealthCheck.Timing;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeWatchTest {

    private static final String ENGINE = Commands.NODE.engineUri();
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Timing TIMING = new Timing(INTERVAL, Duration.ofSeconds(2), 2, null);
    private static final HealthCheck CHECK = HealthCheck.http(8080, "/up", null, TIMING);

    private final MutableClock clock = new MutableClock();
    private final FakeContainerRuntime engine = new FakeContainerRuntime(clock);
    private final Tasks tasks = new Tasks();
    private final List<PublishedPort> asked = new ArrayList<>();
    private final List<Ownership> news = new ArrayList<>();
    private Optional<String> answer = Optional.empty();
    private final ProbeWatch probes = new ProbeWatch(this::ask, tasks, new ProbeRoom(8, 1), clock);

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

    private Optional<String> ask(HealthCheck check, PublishedPort port, Duration limit) {
        asked.add(port);
        return answer;
    }

    private void askDue() {
        probes.askDue();
    }

    private void askEverySecondFor(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            askDue();
        }
    }

    private void leaveAndFollowAgainAfter(Duration time) {
        probes.leave(ENGINE);
        clock.advance(time);
        follow();
    }

    private void follow() {
        ProbedNode node = new ProbedNode(
                ENGINE, Commands.NODE.advertisedHost(), clock.instant().plus(WINDOW), news::add);
        probes.follow(node, engine.list(Commands.CLUSTER));
    }

    private FakeContainer started(long id, HealthCheck check) {
        follow();
        FakeContainer container = put(id, check);
        probes.seen(ENGINE, container.shown());
        return container;
    }

    private FakeContainer put(long id, HealthCheck check) {
        ContainerPlan plan = ContainerPlan.of(Commands.launch(Commands.target(id), FakeContainerRuntime.IMAGE, check));
        return engine.put(plan.name(), plan.labels(), State.RUNNING);
    }

    private Standing standing(FakeContainer container) {
        return finding(container).standing();
    }

    private Finding finding(FakeContainer container) {
        return probes.finding(ENGINE, container.shown()).orElseThrow();
    }

    /** Done at once unless they are held. */
    private static final class Tasks implements Background {

        private final Deque<Runnable> held = new ArrayDeque<>();
        private boolean holds;

        void hold() {
            holds = true;
        }

        void runHeld() {
            held.removeFirst().run();
        }

        @Override
        public void execute(Runnable task) {
            if (holds) {
                held.add(task);
            } else {
                task.run();
            }
        }

        @Override
        public void pause(Duration time) {}
    }
}
