package io.kdaemon.watcher.intake;

import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.UnprocessableMessageException;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.StopSucceeded;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A report of a docker-worker and the message that brought it. */
record StatusMessage(String messageId, StatusEvent event, Cause cause) {

    static StatusMessage of(Envelope envelope) {
        if (envelope.body() instanceof StatusEvent event) {
            return new StatusMessage(envelope.messageId(), event, Cause.of(envelope));
        }
        throw new UnprocessableMessageException(
                "Expected a status event, but got " + envelope.body().getClass().getSimpleName());
    }

    /** What engines show of containers. */
    List<Sighting> sightings() {
        if (event instanceof NodeObserved observed) {
            return observed.containers();
        }
        return event instanceof ContainerSighted sighted ? List.of(sighted.sighting()) : List.of();
    }

    /** With these sightings only; nothing when it was about one that is not among them. */
    Stream<StatusMessage> showing(Predicate<Sighting> wanted) {
        if (event instanceof NodeObserved observed) {
            return Stream.of(new StatusMessage(messageId, observed.showing(wanted), cause));
        }
        return Stream.of(this).filter(_ -> sightings().stream().allMatch(wanted));
    }

    /** Its id if repeating it would count something twice: an attempt of a job, an engine call. Seeing the same again never hurts. */
    Optional<String> idToCountOnce() {
        return switch (event) {
            case LaunchStarted _,
                    LaunchSucceeded _,
                    LaunchFailed _,
                    StopSucceeded _,
                    RemoveSucceeded _,
                    CommandFailed _ -> Optional.of(messageId);
            case ContainerSighted _, NodeObserved _, NodeUnreachable _ -> Optional.empty();
        };
    }
}
