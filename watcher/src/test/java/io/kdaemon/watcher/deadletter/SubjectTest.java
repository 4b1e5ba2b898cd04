package io.kdaemon.watcher.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSubscriber.DeadMessage;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.PlaceContainer;
import io.kdaemon.messaging.contract.ReconcileContainer;
import io.kdaemon.messaging.contract.ReportOrigin;
import io.kdaemon.testing.MutableClock;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    @Test
    void shouldNameContainerAndJobWhenTheMessageDoes() {
        // then
        assertThat(Subject.of(decoded(new PlaceContainer(17, 1, 5)))).contains(subject(17, OptionalLong.of(5)));
        assertThat(Subject.of(decoded(new LaunchStarted(new ReportOrigin(17, 1, 7, 5, MutableClock.NOW)))))
                .contains(subject(17, OptionalLong.of(5)));
        assertThat(Subject.of(decoded(new ReconcileContainer(17)))).contains(subject(17, OptionalLong.empty()));
    }

    @Test
    void shouldNameNothingWhenTheNextMessageOfItsKindMakesUpForIt() {
        // then
        assertThat(Subject.of(decoded(new NodeUnreachable(7, MutableClock.NOW, "refused", null))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"launch-container\",\"version\":99,\"body\":{\"target\":{\"container_id\":17,\"job_id\":5}}}",
                "{\"body\": {\"container_id\" : 17, \"job_id\": 5, \"broken",
            })
    void shouldReadTheNumbersFromTextThatNobodyUnderstands(String text) {
        // then
        assertThat(Subject.of(new DeadMessage(null, text, "unreadable"))).contains(subject(17, OptionalLong.of(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{\"container_id\":\"many\"}", "{\"container_id\":99999999999999999999}"})
    void shouldNameNothingWhenTheTextDoesNot(String text) {
        // then
        assertThat(Subject.of(new DeadMessage(null, text, "unreadable"))).isEmpty();
    }

    private static Subject subject(long containerId, OptionalLong jobId) {
        return new Subject(new ContainerId(containerId), jobId);
    }

    private static DeadMessage decoded(MessageBody body) {
        return new DeadMessage(new Envelope("message-1", "request-1", null, MutableClock.NOW, body), "{}", "rejected");
    }
}
