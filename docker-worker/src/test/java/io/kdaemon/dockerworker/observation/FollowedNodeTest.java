package io.kdaemon.dockerworker.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineEvent;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.Sighting.Phase;
import io.kdaemon.testing.MutableClock;
import org.junit.jupiter.api.Test;

class FollowedNodeTest extends ObservationScenario {

    @Test
    void shouldLookOnceAtWhatSeveralEventsAreAbout() {
        // given
        FakeContainer container = put(1, State.RUNNING);
        engine.meanwhile(() -> {
            container.exit(137);
            engine.happens(container, EngineEvent.Kind.CHANGED);
            engine.happens(container, EngineEvent.Kind.CHANGED);
        });

        // when
        worker.handle(FOLLOW);

        // then
        Sighting sighting = worker.reporter.only(ContainerSighted.class).sighting();
        assertThat(sighting.phase()).isEqualTo(Phase.STOPPED);
        assertThat(sighting.exitCode()).isEqualTo(137);
        assertThat(sighting.detail()).contains("137");
        assertThat(worker.reporter.all(NodeUnreachable.class)).isEmpty();
    }

    @Test
    void shouldReportWhatIsGone() {
        // given
        FakeContainer container = put(1, State.RUNNING);
        engine.meanwhile(() -> engine.remove(container.engineId()));

        // when
        worker.handle(FOLLOW);

        // then
        assertThat(worker.reporter.only(ContainerSighted.class).sighting().phase())
                .isEqualTo(Phase.GONE);
    }

    @Test
    void shouldReportStartsOfOthersButNotItsOwn() {
        // given
        FakeContainer ours = put(1, State.EXITED);
        FakeContainer startedByOthers = put(2, State.EXITED);
        worker.expectedStarts.expect(new Ownership(Commands.CLUSTER, 1, 1));
        engine.meanwhile(() -> {
            engine.start(ours.engineId());
            engine.start(startedByOthers.engineId());
        });

        // when
        worker.handle(FOLLOW);

        // then
        assertThat(worker.reporter.only(ContainerSighted.class).sighting().containerId())
                .isEqualTo(2);
    }

    @Test
    void shouldFollowAnewWhenTheStreamBreaksButTheEngineLives() {
        // given
        engine.meanwhile(this::breakStream);

        // when
        worker.handle(FOLLOW);

        // then
        assertThat(worker.reporter.all(NodeObserved.class)).hasSize(2);
        assertThat(worker.reporter.all(NodeUnreachable.class)).isEmpty();
    }

    @Test
    void shouldReportTheNodeUnreachableWhenTheStreamBreaksAndNothingAnswers() {
        // given
        engine.meanwhile(() -> {
            failures.failNext(Verb.PING, Kind.REFUSED);
            breakStream();
        });

        // when
        worker.handle(FOLLOW);

        // then
        assertThat(worker.reporter.only(NodeUnreachable.class).at()).isBefore(MutableClock.NOW.plusSeconds(30));
    }

    @Test
    void shouldNoticeAnEngineThatHangsWithoutClosingItsStream() {
        // given
        failures.failNext(Verb.PING, Kind.TIMEOUT);
        failures.failNext(Verb.PING, Kind.TIMEOUT);

        // when
        worker.handle(FOLLOW);

        // then
        assertThat(worker.reporter.only(NodeUnreachable.class).at()).isBefore(MutableClock.NOW.plusSeconds(10));
    }

    @Test
    void shouldBearOneSlowPing() {
        // given
        failures.failNext(Verb.PING, Kind.TIMEOUT);

        // when
        worker.handle(FOLLOW);

        // then
        assertThat(worker.reporter.all(NodeUnreachable.class)).isEmpty();
    }

    @Test
    void shouldSayNothingOfTheNodeWhenTheWorkerStops() {
        // given
        failures.failNext(Verb.LIST, Kind.STOPPING);

        // when
        worker.handle(FOLLOW);

        // then
        assertThat(worker.reporter.events()).isEmpty();
    }

    private void breakStream() {
        throw new EngineException(Kind.CONNECTION_LOST, "the stream broke");
    }
}
