package io.kdaemon.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.DeliveryPolicy.Verdict;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryPolicyTest {

    private static final RuntimeException FAILURE = new IllegalStateException("no room");

    private final DeliveryPolicy policy =
            new DeliveryPolicy(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30)), 6);

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT5S", "3, PT30S", "4, PT30S", "5, PT30S"})
    void shouldWaitLongerAfterEveryFailure(int attempt, Duration delay) {
        // when
        Verdict verdict = policy.judge(attempt, FAILURE);

        // then
        assertThat(verdict).isEqualTo(new Verdict.Again(delay, attempt + 1, "IllegalStateException: no room"));
    }

    @Test
    void shouldGiveUpAfterTheLastDelivery() {
        assertThat(policy.judge(6, FAILURE))
                .isEqualTo(new Verdict.Dead("Failed 6 times, last with IllegalStateException: no room"));
    }

    @Test
    void shouldGiveUpAtOnceWhenNoRedeliveryCanHelp() {
        assertThat(policy.judge(1, new UnprocessableMessageException("unknown kind")))
                .isEqualTo(new Verdict.Dead("unknown kind"));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT2S, PT1S", "PT4S, PT5S", "PT1H, PT30S"})
    void shouldUseTheNearestStepWithoutCountingWhenTheHandlerWantsItLater(Duration wanted, Duration step) {
        assertThat(policy.judge(9, new RetryLaterException("busy", wanted)))
                .isEqualTo(new Verdict.Again(step, 9, "busy"));
    }

    @Test
    void shouldNotCountAnOutageOfTheDatabase() {
        // given
        RuntimeException outage = new IllegalStateException(new SQLTransientConnectionException("refused"));

        // when
        Verdict verdict = policy.judge(6, outage);

        // then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Again.class,
                        again -> assertThat(again.deliveryAttempt()).isEqualTo(6));
    }
}
