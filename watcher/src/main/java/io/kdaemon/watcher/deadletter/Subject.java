package io.kdaemon.watcher.deadletter;

import io.kdaemon.container.ContainerId;
import io.kdaemon.messaging.MessageSubscriber.DeadMessage;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.messaging.contract.PlaceContainer;
import io.kdaemon.messaging.contract.ReconcileContainer;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.ReportOrigin;
import io.kdaemon.messaging.contract.StopContainer;
import io.kdaemon.messaging.contract.StopSucceeded;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a dead message was about. Sightings, observations and measurements are about no job: the next one makes up for a lost one.
 *
 * @param jobId empty when the message does not say which job it served
 */
record Subject(ContainerId containerId, OptionalLong jobId) {

    private static final Pattern CONTAINER_ID = Pattern.compile("\"container_id\"\\s*:\\s*(\\d{1,18}+)(?!\\d)");
    private static final Pattern JOB_ID = Pattern.compile("\"job_id\"\\s*:\\s*(\\d{1,18}+)(?!\\d)");

    static Optional<Subject> of(DeadMessage message) {
        return message.envelope() == null
                ? ofText(message.rawBody())
                : ofBody(message.envelope().body());
    }

    private static Optional<Subject> ofBody(MessageBody body) {
        return switch (body) {
            case PlaceContainer place -> of(place.containerId(), place.jobId());
            case ReconcileContainer reconcile ->
                Optional.of(new Subject(new ContainerId(reconcile.containerId()), OptionalLong.empty()));
            case LaunchContainer launch -> of(launch.target());
            case StopContainer stop -> of(stop.target());
            case RemoveContainer remove -> of(remove.target());
            case LaunchStarted started -> of(started.origin());
            case LaunchSucceeded succeeded -> of(succeeded.origin());
            case LaunchFailed failed -> of(failed.origin());
            case StopSucceeded stopped -> of(stopped.origin());
            case RemoveSucceeded removed -> of(removed.origin());
            case CommandFailed failed -> of(failed.origin());
            case ObserveNode _,
                    MessageBody.OpenStream _,
                    ContainerSighted _,
                    NodeObserved _,
                    NodeUnreachable _,
                    MessageBody.Measurement _,
                    Changed _ -> Optional.empty();
        };
    }

    /** Works on text that is not even JSON, as long as the number is readable. */
    private static Optional<Subject> ofText(String text) {
        return number(CONTAINER_ID, text).stream()
                .mapToObj(containerId -> new Subject(new ContainerId(containerId), number(JOB_ID, text)))
                .findFirst();
    }

    private static OptionalLong number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static Optional<Subject> of(ContainerRef target) {
        return of(target.containerId(), target.jobId());
    }

    private static Optional<Subject> of(ReportOrigin origin) {
        return of(origin.containerId(), origin.jobId());
    }

    private static Optional<Subject> of(long containerId, long jobId) {
        return Optional.of(new Subject(new ContainerId(containerId), OptionalLong.of(jobId)));
    }
}
