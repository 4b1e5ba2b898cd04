package io.kdaemon.watcher.deadletter;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.lifecycle.ContainerCommand.ReportDeadLetter;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.Outcome;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSubscriber.DeadMessage;
import io.kdaemon.notification.Notifications;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Ends the job that a dead message served, if it is still the job under way; otherwise tells the administrators. */
class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int SHOWN = 500;

    private final TransactionOperations transactions;
    private final ContainerRepository containers;
    private final LifecycleExecutor executor;
    private final Notifications notifications;
    private final Counter count;

    DeadLetters(
            TransactionOperations transactions,
            ContainerRepository containers,
            LifecycleExecutor executor,
            Notifications notifications,
            Counter count) {
        this.transactions = transactions;
        this.containers = containers;
        this.executor = executor;
        this.notifications = notifications;
        this.count = count;
    }

    void handle(DeadMessage message) {
        count.increment();
        LOG.warn("dead letter: {} {}", message.reason(), beginning(message));
        transactions.executeWithoutResult(_ -> {
            if (!endsJob(message)) {
                raise(message);
            }
        });
    }

    private boolean endsJob(DeadMessage message) {
        return Subject.of(message)
                .filter(this::isUnderWay)
                .map(subject -> executor.execute(List.of(instruction(subject, message))))
                .filter(outcomes -> outcomes.stream().anyMatch(Outcome::isApplied))
                .isPresent();
    }

    /** A message that says nothing of its job is taken to have served the one under way. */
    private boolean isUnderWay(Subject subject) {
        Optional<Long> current = containers
                .find(subject.containerId())
                .flatMap(ContainerInstance::jobId)
                .map(id -> id.value());
        OptionalLong served = subject.jobId();
        return current.isPresent() && (served.isEmpty() || served.getAsLong() == current.get());
    }

    private static Instruction instruction(Subject subject, DeadMessage message) {
        Envelope envelope = message.envelope();
        Cause cause = envelope == null ? new Cause("dead-letter", null) : Cause.of(envelope);
        return new Instruction(
                subject.containerId(),
                new ReportDeadLetter("its message could not be handled: " + message.reason()),
                cause);
    }

    private void raise(DeadMessage message) {
        Envelope envelope = message.envelope();
        String kind =
                envelope == null ? "unreadable" : envelope.body().getClass().getSimpleName();
        notifications.raise(
                "dead-letter-" + kind,
                "a message could not be handled (%s)".formatted(kind),
                "%s%n%n%s".formatted(message.reason(), beginning(message)));
    }

    private static String beginning(DeadMessage message) {
        String body = message.rawBody();
        return body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "...";
    }
}
