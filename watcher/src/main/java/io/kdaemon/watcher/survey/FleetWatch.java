package io.kdaemon.watcher.survey;

import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.QueueInspector.Queue;
import io.kdaemon.notification.Incident;
import io.kdaemon.notification.Incident.News;
import io.kdaemon.notification.Notifications;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Notices that no docker-worker reports any more: nodes then keep the status they had, and nothing else would tell. Says so once for all
 * watchers, and once that it is over. The silence counts from this watcher's own start at the earliest, as until then nobody asked.
 */
class FleetWatch {

    static final String INCIDENT = "docker-workers-silent";

    private final Incident silence;
    private final Duration overdue;
    private @Nullable Instant begun;
    private @Nullable Instant withoutConsumersSince;

    FleetWatch(TransactionOperations transactions, Notifications notifications, Duration overdue) {
        this.silence =
                new Incident(INCIDENT, notifications, work -> transactions.executeWithoutResult(_ -> work.run()));
        this.overdue = overdue;
    }

    /** Whether they are silent. */
    boolean judge(Survey survey) {
        Instant now = survey.at();
        begun = begun == null ? now : begun;
        noteConsumers(survey);
        Optional<Instant> since =
                lastSign(survey).filter(sign -> !sign.plus(overdue).isAfter(now));
        since.ifPresentOrElse(sign -> silence.begin(() -> silent(sign, survey)), () -> silence.end(FleetWatch::heard));
        return since.isPresent();
    }

    private void noteConsumers(Survey survey) {
        boolean none = survey.queue(Destination.DOCKER)
                .filter(queue -> queue.consumers() == 0)
                .isPresent();
        if (!none) {
            withoutConsumersSince = null;
        } else if (withoutConsumersSince == null) {
            withoutConsumersSince = survey.at();
        }
    }

    /** Without nodes nobody is asked for anything, and silence is right. */
    private Optional<Instant> lastSign(Survey survey) {
        if (survey.nodes().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(withoutConsumersSince)
                .or(() -> Hearsay.newest(survey.nodes()).map(heard -> later(heard, begun)));
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private static News silent(Instant since, Survey survey) {
        String subject = "no docker-worker answers: observations overdue since " + since;
        return new News(
                subject,
                "%s. %s Nodes keep their last status until then, and nothing is launched, stopped or repaired."
                        .formatted(subject, cause(survey)));
    }

    private static News heard() {
        String subject = "docker-workers answer again";
        return new News(subject, subject + "; what waited for them goes on");
    }

    private static String cause(Survey survey) {
        return survey.queue(Destination.DOCKER)
                .map(FleetWatch::cause)
                .orElse("The broker does not answer the watcher either: begin there.");
    }

    private static String cause(Queue commands) {
        return commands.consumers() == 0
                ? "None is connected to the broker, %d commands wait: start docker-workers."
                        .formatted(commands.messages())
                : "Their %d consumers are connected, %d commands wait, but nothing is reported: look at their logs."
                        .formatted(commands.consumers(), commands.messages());
    }
}
