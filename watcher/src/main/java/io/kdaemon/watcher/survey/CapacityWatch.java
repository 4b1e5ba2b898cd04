package io.kdaemon.watcher.survey;

import io.kdaemon.job.Job;
import io.kdaemon.job.JobRepository;
import io.kdaemon.job.JobState;
import io.kdaemon.notification.Incident;
import io.kdaemon.notification.Incident.News;
import io.kdaemon.notification.Notifications;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/** Tells when containers have waited for a node with room for longer than launches and removals take to settle, and when none does any more. */
class CapacityWatch {

    static final String INCIDENT = "capacity";

    /** As many as are worth counting one by one. */
    private static final int COUNTED = 1000;

    private final JobRepository jobs;
    private final Incident shortage;
    private final Duration patience;

    CapacityWatch(
            TransactionOperations transactions, JobRepository jobs, Notifications notifications, Duration patience) {
        this.jobs = jobs;
        this.shortage =
                new Incident(INCIDENT, notifications, work -> transactions.executeWithoutResult(_ -> work.run()));
        this.patience = patience;
    }

    void judge(Instant now) {
        List<Job> waiting = jobs.listIn(JobState.WAITING_FOR_CAPACITY, COUNTED);
        Optional<Job> longest = waiting.stream()
                .findFirst()
                .filter(job -> !job.schedule().createdAt().plus(patience).isAfter(now));
        longest.ifPresentOrElse(
                job -> shortage.begin(() -> waits(job, waiting.size())), () -> shortage.end(CapacityWatch::over));
    }

    private static News waits(Job longest, int waiting) {
        String subject = "%s wait for a node with room".formatted(counted(waiting));
        return new News(
                subject,
                "%s. The longest does since %s and is given up at %s: %s. Add a node, or remove what is not needed."
                        .formatted(
                                subject,
                                longest.schedule().createdAt(),
                                longest.schedule().deadlineAt(),
                                Objects.requireNonNullElse(longest.progress().reason(), "no node has room")));
    }

    private static String counted(int waiting) {
        return waiting == COUNTED ? "%d or more containers".formatted(waiting) : "%d container(s)".formatted(waiting);
    }

    private static News over() {
        String subject = "no container waits for room any more";
        return new News(subject, subject + "; those that had found none are placed, given up or removed");
    }
}
