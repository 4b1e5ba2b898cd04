package io.kdaemon.messaging;

import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes of a message whose handler failed. A failure that is the message's own counts; one that would hit every message alike, a lost
 * database, does not, or an outage of minutes would bury everything that was under way.
 *
 * @param delays steps between deliveries, growing; the last one repeats
 * @param maxDeliveries deliveries that may fail before the message is dead
 */
public record DeliveryPolicy(List<Duration> delays, int maxDeliveries) {

    private static final Duration OUTAGE_DELAY = Duration.ofSeconds(5);

    /** The end of one delivery. */
    public sealed interface Verdict {

        /** Once more after {@code delay}, one of the steps. */
        record Again(Duration delay, int deliveryAttempt, String reason) implements Verdict {}

        /** Never again. */
        record Dead(String reason) implements Verdict {}
    }

    public Verdict judge(int deliveryAttempt, Throwable failure) {
        String reason = describe(failure);
        if (failure instanceof UnprocessableMessageException) {
            return new Verdict.Dead(reason);
        }
        if (failure instanceof RetryLaterException later) {
            return new Verdict.Again(stepNear(later.delay()), deliveryAttempt, reason);
        }
        if (isOutage(failure)) {
            return new Verdict.Again(stepNear(OUTAGE_DELAY), deliveryAttempt, reason);
        }
        return deliveryAttempt < maxDeliveries
                ? new Verdict.Again(stepAfter(deliveryAttempt), deliveryAttempt + 1, reason)
                : new Verdict.Dead("Failed %d times, last with %s".formatted(deliveryAttempt, reason));
    }

    /** Whether the database could not be reached, whatever the message. */
    public boolean isOutage(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLNonTransientConnectionException
                        || cause instanceof SQLRecoverableException);
    }

    private Duration stepAfter(int deliveryAttempt) {
        return delays.get(Math.min(deliveryAttempt, delays.size()) - 1);
    }

    private Duration stepNear(Duration wanted) {
        return delays.stream()
                .min(Comparator.comparing(step -> step.minus(wanted).abs()))
                .orElseThrow();
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        boolean ours = failure instanceof UnprocessableMessageException || failure instanceof RetryLaterException;
        return ours && message != null ? message : failure.getClass().getSimpleName() + ": " + message;
    }

    /** Bounded, as a cause chain may be a circle. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
