package io.kdaemon.dockerworker.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.RetryLaterException;
import io.kdaemon.messaging.contract.EngineView;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NodeGateTest {

    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final MutableClock clock = new MutableClock();
    private final NodeGate gate = new NodeGates(
                    new IsolationSettings(
                            new IsolationSettings.Room(
                                    new IsolationSettings.Writes(2, 4, 8), 16, 8, Duration.ofSeconds(60)),
                            SILENCE,
                            new IsolationSettings.Breaker(10, 5, Duration.ofSeconds(5), Duration.ofSeconds(5))),
                    clock)
            .at("tcp://192.0.2.7:2375");

    @Test
    void shouldBeSilentWhenACallWaitsForLongAndNothingWasAnswered() {
        assertThat(whileCalling(Verb.CREATE, () -> gate.isSilent())).isTrue();
        assertThat(gate.isSilent()).isFalse();
    }

    @Test
    void shouldOnlyBeSlowWhenAnotherCallIsAnsweredMeanwhile() {
        assertThat(whileCalling(Verb.CREATE, () -> {
                    call(Verb.INSPECT);
                    return gate.isSilent();
                }))
                .isFalse();
    }

    @Test
    void shouldTakeAnErrorForASignOfLife() {
        assertThat(whileCalling(Verb.CREATE, () -> {
                    fail(Verb.START, Kind.SERVER_ERROR);
                    return gate.isSilent();
                }))
                .isFalse();
    }

    @Test
    void shouldNotCallANodeSilentThatPullsOrStopsForLong() {
        assertThat(whileCalling(Verb.PULL, gate::isSilent)).isFalse();
        assertThat(whileCalling(Verb.STOP, gate::isSilent)).isFalse();
    }

    @Test
    void shouldNotBlameTheNodeWhenAPullMakesNoProgress() {
        // when
        fail(Verb.PULL, Kind.TIMEOUT);
        clock.advance(SILENCE);

        // then
        assertThat(gate.isSilent()).isFalse();
    }

    @Test
    void shouldAdmitNobodyElseWhileCallsStayUnanswered() {
        assertThat(whileCalling(Verb.CREATE, () -> {
                    assertThatThrownBy(() -> gate.admit(Lane.USER, () -> true))
                            .isInstanceOf(RetryLaterException.class)
                            .hasMessageContaining("no answer so far");
                    return true;
                }))
                .isTrue();
        assertThat(gate.admit(Lane.USER, () -> true)).isTrue();
    }

    @Test
    void shouldAdmitOneOfEachLaneUntilTheNodeAnswersWhenACallWasLeftUnanswered() {
        // given
        fail(Verb.INSPECT, Kind.TIMEOUT);
        clock.advance(SILENCE);

        // when, then
        gate.admit(Lane.USER, () -> {
            assertThatThrownBy(() -> gate.admit(Lane.USER, () -> true))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SUSPENDED))
                    .hasMessageContaining("has not answered for 2 s");
            assertThat(gate.admit(Lane.URGENT, () -> true)).isTrue();
            call(Verb.CREATE);
            return gate.admit(Lane.USER, () -> true);
        });
    }

    @Test
    void shouldTellHowItFares() {
        // given
        fail(Verb.START, Kind.INVALID);
        assertThat(gate.view("me").lastError()).isNull();
        fail(Verb.START, Kind.SERVER_ERROR);
        gate.rest();

        // when
        EngineView view = gate.admit(Lane.USER, () -> gate.write(Lane.USER, () -> gate.view("me")));

        // then
        assertThat(view)
                .isEqualTo(new EngineView("me", EngineView.Breaker.OPEN, 1, 4, 1, "start: as told", MutableClock.NOW));
    }

    @Test
    void shouldEndTheRestThatALookBeganWhenAnotherLookFindsTheEngineWell() {
        // given
        gate.rest();

        // when
        gate.wake();

        // then
        assertThat(gate.isResting()).isFalse();
    }

    @Test
    void shouldLeaveItAtRestWhenCallsFailedByThemselvesHoweverWellItLooks() {
        // given
        for (int i = 0; i < 10; i++) {
            fail(Verb.START, Kind.TIMEOUT);
        }

        // when
        gate.wake();

        // then
        assertThat(gate.isResting()).isTrue();
    }

    @Test
    void shouldLetMoreWriteAtATimeWhenStartsDoNotTakeLonger() {
        // when
        for (int i = 0; i < 4; i++) {
            start(Duration.ofMillis(100), 1);
        }
        for (int i = 0; i < 50; i++) {
            start(Duration.ofMillis(110), gate.writeLimit());
        }

        // then
        assertThat(gate.writeLimit()).isEqualTo(8);
        assertThat(gate.writes()).isZero();
    }

    @Test
    void shouldHalveWhenAStartIsNotAnsweredInTime() {
        // when
        fail(Verb.START, Kind.TIMEOUT);

        // then
        assertThat(gate.writeLimit()).isEqualTo(2);
    }

    @Test
    void shouldNotCareForContainersThatCannotBeStarted() {
        // when
        fail(Verb.START, Kind.SERVER_ERROR);
        fail(Verb.START, Kind.INVALID);

        // then
        assertThat(gate.writeLimit()).isEqualTo(4);
    }

    /** @param together how many write at that time, this one included */
    private void start(Duration takes, int together) {
        gate.write(Lane.USER, () -> {
            if (together > 1) {
                start(takes, together - 1);
            } else {
                gate.around(Verb.START, "", () -> {
                    clock.advance(takes);
                    return true;
                });
            }
            return true;
        });
    }

    private boolean whileCalling(Verb verb, Supplier<Boolean> question) {
        return gate.around(verb, "", () -> {
            clock.advance(SILENCE);
            return question.get();
        });
    }

    private void call(Verb verb) {
        gate.around(verb, "", () -> true);
    }

    private void fail(Verb verb, Kind kind) {
        assertThatThrownBy(() -> gate.around(verb, "", () -> {
                    throw new EngineException(kind, "as told");
                }))
                .isInstanceOf(EngineException.class);
    }
}
