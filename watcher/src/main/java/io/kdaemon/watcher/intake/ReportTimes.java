package io.kdaemon.watcher.intake;

import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long it takes from a docker-worker's report that a container runs until that is stored. */
record ReportTimes(Timer stage, Clock clock) {

    void record(List<Received> stored) {
        Instant now = clock.instant();
        stored.stream()
                .map(Received::envelope)
                .filter(envelope -> envelope.body() instanceof LaunchSucceeded)
                .map(Envelope::sentAt)
                .forEach(sentAt -> stage.record(Duration.between(sentAt, now)));
    }
}
